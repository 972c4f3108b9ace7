from datetime import date

import pytest

from circlekit.core.checks import CHECKS, Draft, Related, find_problems
from circlekit.core.model import Cohort, Participant
from circlekit.core.sections import Rules


def _person(handle, **values):
    return Participant(**{"id": handle, "name": handle.title(), "timezone": "UTC"} | values)


def _problems(*people, handles=None, skip=(), **values):
    given = {"cohort": "T", "id": "t", "starts": date(2027, 1, 11), "ends": date(2027, 7, 9)} | values
    cohort = Cohort(participants=people, **given)
    draft = Draft(cohort, frozenset(handles or (person.id for person in people)))
    return find_problems(draft, frozenset(skip))


def _said(*people, **values):
    return [(problem.path, problem.severity, problem.message) for problem in _problems(*people, **values)]


ANA, BEN, CEM = _person("ana"), _person("ben"), _person("cem")


def test_a_sound_cohort_has_no_problems():
    """People with nothing but a name and a zone are enough."""
    assert _said(ANA, BEN) == []


@pytest.mark.parametrize(
    ("starts", "ends", "message"),
    [
        (date(2027, 2, 1), date(2027, 1, 1), "the cohort ends on 2027-01-01, before it starts (2027-02-01)"),
        (date(2027, 2, 1), date(2027, 2, 1), "the cohort ends on the day it starts (2027-02-01)"),
        (
            date(2027, 2, 1),
            date(2072, 2, 1),
            "the cohort runs from 2027-02-01 to 2072-02-01, which cannot be meant",
        ),
        (
            date(9999, 12, 1),
            date(9999, 12, 31),
            "the cohort runs from 9999-12-01 to 9999-12-31, which cannot be meant",
        ),
    ],
)
def test_dates_have_to_be_in_order_and_near(starts, ends, message):
    """An end before the start, and a year that was mistyped, are errors at the end date."""
    assert _said(ANA, starts=starts, ends=ends) == [(("ends",), "error", message)]


def test_rules_name_people_who_take_part():
    """An unknown handle is an error where it stands, with the one that was probably meant."""
    found = _problems(
        ANA, BEN, matching=Rules(apart=[["ana", "bne"]], prefer=[["ana", "ben"], ["zed", "ana"]])
    )
    assert [(problem.path, problem.hint) for problem in found] == [
        (("matching", "apart", 0), "did you mean ben?"),
        (("matching", "prefer", 1), "write the handle of somebody under «participants»"),
    ]


def test_people_who_could_not_be_read_still_take_part():
    """A mistake in a person's own entry does not make the rules that name them wrong."""
    assert _said(ANA, handles=("ana", "ben"), matching=Rules(apart=[["ana", "ben"]])) == []


def test_an_acquaintance_outside_the_cohort_is_only_worth_a_warning():
    """Somebody may know people who do not take part."""
    found = _said(_person("ana", knows=["ben", "bea"]), BEN)
    assert found == [
        (("participants", "ana", "knows"), "warning", "knows of «Ana» names «bea», who does not take part")
    ]


def test_together_and_apart_contradict_each_other_by_way_of_others_too():
    """Who is together with somebody is together with everybody that one is together with."""
    rules = Rules(
        together=[["ana", "ben"], ["dan", "eva"], ["ben", "cem"]], apart=[["dan", "ana"], ["cem", "ana"]]
    )
    people = [_person(name) for name in ("ana", "ben", "cem", "dan", "eva")]
    (found,) = _problems(*people, matching=rules)
    assert isinstance(found, Related)
    assert found.message == "«ana» and «cem» must be together and must be apart"
    assert (found.path, found.other) == (("matching", "apart", 1), ("matching", "together", 0))


def test_an_address_belongs_to_one_person():
    """Case does not make an address another one; both people are named, and both places."""
    (found,) = _problems(_person("ana", email="A@Example.org"), _person("ben", email="a@example.org"))
    assert isinstance(found, Related)
    assert (found.severity, found.message) == ("error", "«Ben» and «Ana» have the same address")
    assert (found.path, found.other) == (("participants", "ben", "email"), ("participants", "ana", "email"))


def test_an_address_with_a_tag_is_only_worth_a_warning():
    """ana+circle@ is often ana@, but not always."""
    (found,) = _problems(_person("ana", email="a@example.org"), _person("ben", email="a+x@example.org"))
    assert (found.severity, found.message) == (
        "warning",
        "«Ben» and «Ana» differ only in the +tag of their address",
    )


def test_namesakes_are_no_problem_but_lookalikes_are_worth_a_warning():
    """Two people may share a name; the same name in other letters is often one person."""
    assert _said(_person("a", name="Ana"), _person("b", name="Ana")) == []
    (found,) = _problems(_person("a", name="Ana"), _person("b", name="\u0410na"))
    assert (found.severity, found.path) == ("warning", ("participants", "b", "name"))
    assert found.message == "«\u0410na» looks the same as «Ana», but is written differently"


def test_fields_that_nobody_has_are_said():
    """A rule about a field that no person has would silently do nothing."""
    people = [_person("ana", fields={"role": "chair"}), BEN]
    rules = Rules(mix=["rle", "role"], align={"level": 2}, complement={"needs": "offers", "wants": "offers"})
    assert [(path, severity) for path, severity, _ in _said(*people, matching=rules)] == [
        (("matching", "mix", "rle"), "warning"),
        (("matching", "align", "level"), "warning"),
        (("matching", "complement", "wants"), "warning"),
    ]


def test_a_field_that_is_nearly_a_key_is_asked_about_once():
    """One warning at the first of many people is enough; a field that the rules use is surely meant."""
    people = [_person(name, fields={"need": "x", "county": "Kent"}) for name in ("ana", "ben", "cem")]
    (found,) = _problems(*people, matching=Rules(mix=["county"]))
    assert (found.path, found.on_key) == (("participants", "ana", "need"), True)
    assert found.message == "«need» is a field of your own here (and 2 others); circlekit reads «needs»"
    assert found.hint == "did you mean needs?"


def test_zones_with_reversed_signs_are_asked_about():
    """Etc/GMT+5 is west of Greenwich, which few people mean; for the whole cohort it is said once."""
    assert [path for path, *_ in _said(_person("ana", timezone="Etc/GMT+5"), BEN)] == [
        ("participants", "ana", "timezone")
    ]
    assert [path for path, *_ in _said(_person("ana", timezone="Etc/GMT+5"), timezone="Etc/GMT+5")] == [
        ("timezone",)
    ]


@pytest.mark.parametrize(
    ("zone", "window", "starts", "message"),
    [
        (
            "Europe/Berlin", "Sun 02:30-04:00", date(2027, 1, 11),
            "02:30 does not exist on 2027-03-28 in Europe/Berlin (00:30 or 01:30 UTC)",
        ),
        (
            "Europe/Berlin", "Sun 00:00-02:30", date(2026, 9, 1),
            "02:30 comes twice on 2026-10-25 in Europe/Berlin (00:30 or 01:30 UTC)",
        ),
        (
            "Australia/Lord_Howe", "Sun 02:15-04:00", date(2026, 9, 1),
            "02:15 does not exist on 2026-10-04 in Australia/Lord_Howe (15:15 or 15:45 UTC)",
        ),
    ],
)  # fmt: skip
def test_hours_that_a_clock_change_skips_or_doubles_are_said(zone, window, starts, message):
    """Both instants that may be meant are named in UTC."""
    found = _said(_person("ana", timezone=zone, available=window), starts=starts, ends=date(2027, 4, 20))
    assert [said for _, _, said in found if message in said] == [f"available of «Ana»: {message}"]


@pytest.mark.parametrize(
    "window", ["Sun 00:00-02:00", "Sun 03:00-05:00", "Mon 02:30-04:00", "Sat 22:00-02:00"]
)
def test_windows_beside_a_clock_change_are_left_alone(window):
    """Ending where the hour begins, beginning where it ends, or lying on another day loses nothing."""
    assert _said(_person("ana", timezone="Europe/Berlin", available=window)) == []


def test_what_somebody_agreed_to_is_no_key_for_later():
    """It decides who is taken in, and stays with them word for word."""
    assert _said(_person("ana", consent="2026-10-11: I agree")) == []


def test_what_this_version_does_not_act_on_is_said_once():
    """Keys that are kept for later are never ignored in silence."""
    people = [_person(name, pronouns="x", language="nl") for name in ("ana", "ben")]
    found = _said(*people, _person("cem", language="de-AT"), focus="x", language="sv")
    assert [(path, message) for path, _, message in found] == [
        (("focus",), "this version does not act on «focus» yet"),
        (("language",), "there are no texts in «sv» yet: they will be in English"),
        (("participants", "ana", "pronouns"), "this version does not act on «pronouns» of 2 people yet"),
        (("participants", "ana", "language"), "there are no texts in «nl» yet: they will be in English"),
    ]


def test_a_channel_that_is_not_known_is_said_without_repeating_it():
    """Some type a telephone number there, which is nobody's business; known chats say nothing."""
    found = _said(
        _person("ana", channel="+49 151 5550123"),
        _person("ben", channel="x"),
        _person("cem", channel="Signal"),
    )
    assert found == [
        (
            ("participants", "ana", "channel"),
            "warning",
            "the channel of 2 people is none that messages are written for: they get e-mails",
        )
    ]


def test_a_check_is_skipped_when_a_key_it_needs_could_not_be_read():
    """A stand-in for an unreadable date is not compared with anything."""
    wrong = {"starts": date(2027, 2, 1), "ends": date(2027, 1, 1)}
    assert _problems(ANA, skip=("starts",), **wrong) == []
    assert _problems(ANA, matching=Rules(apart=[["x", "y"]]), skip=("participants",)) == []


def test_every_check_says_in_a_line_what_holds_when_it_is_silent():
    """The table of checks can be read as a list of what is looked at."""
    assert [check.__name__ for _, check in CHECKS if not (check.__doc__ or "").strip()] == []
