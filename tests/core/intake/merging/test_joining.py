"""Several answers of one person, made into one."""

from __future__ import annotations

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.joining import Joined, joined, known_zones
from tests.core.intake.people import answer


def people(found: Joined) -> list[dict[str, object]]:
    """Return what everybody said."""
    return [dict(one.values) for one in found.people]


def said(found: Joined) -> list[str]:
    """Return what the notes say."""
    return [note.message for note in found.notes]


EARLY = answer("Ana", "ana@example.org", line=2, when="2026-10-11T09:00", country="France")
LATE = answer("Ana", "ANA@Example.org", line=3, when="2026-10-12T09:00", country="Spain")


def test_the_newest_of_two_answers_counts_and_is_named() -> None:
    """Also where it stands first in the file."""
    for answers in ([EARLY, LATE], [LATE, EARLY]):
        found = joined([answers])
        assert [one["country"] for one in people(found)] == ["Spain"]
        assert said(found) == ["«Ana» answered twice: the answer of 12 October counts"]
        assert found.notes[0].path == ("form.csv", 3)


def test_people_of_one_address_are_all_named() -> None:
    """A couple may share an address; nobody is lost without a word."""
    found = joined([[EARLY, answer("Ben", "ana@example.org", line=3, when="2026-10-12T09:00"), LATE]])
    assert [one["name"] for one in people(found)] == ["Ana"]
    assert said(found) == [
        "«Ana» and «Ben» gave one address, and are taken for one person: the answer of 12 October counts"
    ]


def test_the_first_can_be_kept_instead() -> None:
    """The first is the first row, whatever its moment."""
    assert [one["country"] for one in people(joined([[EARLY, LATE]], keep="first"))] == ["France"]


def test_without_moments_the_later_row_counts() -> None:
    """The note names its line."""
    found = joined([[answer("Ana", line=2, lead="no"), answer("ANA", line=9, lead="yes")]])
    assert [one["lead"] for one in people(found)] == ["yes"]
    assert said(found) == ["«ANA» answered twice: the answer on line 9 counts"]


def test_an_answer_without_a_line_or_a_moment_is_just_an_answer() -> None:
    """Not every kind of file has lines."""
    twice = [Answer(("event.json",), {"name": "Ana"}), Answer(("event.json",), {"name": "Ana"})]
    assert said(joined([twice])) == ["«Ana» answered twice: the later answer counts"]


def test_moments_with_a_zone_are_compared_as_instants() -> None:
    """10:00 in New Delhi is before 09:00 in London."""
    delhi = answer("Ana", when="2026-10-12T10:00+05:30", country="India")
    london = answer("Ana", line=3, when="2026-10-12T09:00+00:00", country="England")
    assert people(joined([[london, delhi]]))[0]["country"] == "England"


def test_an_answer_counts_as_a_whole() -> None:
    """What somebody took out of their second answer is out."""
    found = joined([[answer("Ana", line=2, needs=("a",)), answer("Ana", line=3, needs=())]])
    assert people(found) == [{"name": "Ana", "needs": ()}]


def test_a_name_joins_a_poll_to_the_address_of_a_form() -> None:
    """Case and width of letters do not matter; accents do."""
    form = [answer("Zoë Fäke", "zoe@example.org", lead="yes"), answer("Zoe Fake", "z@example.org", line=3)]
    poll = [answer("ZOË fäke", file="poll.csv", available=("Tue 16:00-17:00",))]
    found = joined([form, poll])
    assert people(found)[0]["available"] == ("Tue 16:00-17:00",)
    assert people(found)[0]["name"] == "Zoë Fäke"
    assert "available" not in people(found)[1]
    assert found.notes == ()


def test_a_name_that_two_people_have_is_asked_about() -> None:
    """The answer is nobody's until somebody says whose."""
    form = [answer("Ana", "a@example.org"), answer("Ana", "b@example.org", line=3)]
    found = joined([form, [answer("Ana", file="poll.csv", available=("Tue 16:00-17:00",))]])
    assert [(note.severity, note.path[0]) for note in found.notes] == [("error", "poll.csv")]
    assert all("available" not in one for one in people(found))


def test_each_key_comes_from_the_file_that_has_it() -> None:
    """An empty answer does not hide what another file says; of two answers the newer counts, and is told."""
    form = answer("Ana", "a@example.org", when="2026-10-11T09:00", country="France", needs=("a",))
    later = answer("Ana", "a@example.org", file="b.csv", when="2026-10-12T09:00", country="Spain", needs=())
    for files in ([[form], [later]], [[later], [form]]):
        found = joined(files)
        assert people(found)[0]["country"] == "Spain"
        assert people(found)[0]["needs"] == ("a",)
        assert said(found) == ["country of «Ana» differs between files; that of b.csv counts"]


def test_hours_come_with_the_clock_they_were_given_on() -> None:
    """Times of one answer on the clock of another would be other times."""
    form = answer("Ana", "a@example.org", when="2026-10-11T09:00", timezone="Europe/Paris",
                  available=("Mon 09:00-10:00",), if_needed=("Fri 09:00-10:00",))  # fmt: skip
    poll = answer("Ana", file="poll.csv", when="2026-10-12T09:00", timezone="Asia/Tokyo",
                  available=("Tue 09:00-10:00",))  # fmt: skip
    (one,) = people(joined([[form], [poll]]))
    assert (one["timezone"], one["available"]) == ("Asia/Tokyo", ("Tue 09:00-10:00",))
    assert "if_needed" not in one


def test_namesakes_in_two_files_are_two_people_and_it_is_said() -> None:
    """It may be one person with two addresses."""
    found = joined([[answer("Ana", "a@example.org")], [answer("Ana", "b@example.org", file="b.csv")]])
    assert len(found.people) == 2
    assert said(found) == ["«Ana» has another address in each file; taken for two people"]


def test_an_answer_without_a_name_gets_it_from_another_file() -> None:
    """The address is enough to know somebody by."""
    (one,) = people(joined([[answer("", "a@example.org", lead="yes")], [answer("Ana", "A@example.org")]]))
    assert (one["name"], one["lead"]) == ("Ana", "yes")


def test_whoever_does_not_agree_is_out_of_every_file() -> None:
    """Nothing but name and address is kept, to know whom it concerns."""
    form = [
        answer("Ana", "a@example.org", consent=""),
        answer("Bo", "b@example.org", line=3, consent="2026-10-11: yes"),
    ]
    found = joined([form, [answer("Ana", file="poll.csv", available=("Tue 16:00-17:00",))]])
    assert [one["name"] for one in people(found)] == ["Bo"]
    assert [one.values for one in found.declined] == [{"name": "Ana", "email": "a@example.org"}]


def test_the_last_word_on_consent_counts() -> None:
    """People may agree later, and they may take it back."""
    yes = answer("Ana", "a@example.org", line=2, when="2026-10-11T09:00", consent="2026-10-11: I agree")
    no = answer("Ana", "a@example.org", line=3, when="2026-10-12T09:00", consent="")
    assert joined([[yes, no]]).people == ()
    later = answer("Ana", "a@example.org", line=4, when="2026-10-13T09:00", consent="2026-10-13: I agree")
    assert people(joined([[yes, no, later]]))[0]["consent"] == "2026-10-13: I agree"


def test_people_stand_in_the_order_of_their_first_answers() -> None:
    """Whether they are known by an address or by a name."""
    form = [answer("Cem"), answer("Ana", "a@example.org"), answer("Bo")]
    assert [one["name"] for one in people(joined([form]))] == ["Cem", "Ana", "Bo"]


def test_paths_lead_to_the_file_that_a_value_is_from() -> None:
    """A problem with the value is then shown where it stands."""
    form = Answer(("form.csv", 2), {"name": "Ana", "lead": "yes"}, paths={"lead": ("form.csv", 2, 5)})
    poll = Answer(("poll.csv", 4), {"name": "Ana", "available": ("Tue 16:00-17:00",)})
    (one,) = joined([[form], [poll]]).people
    assert one.paths["lead"] == ("form.csv", 2, 5)


def test_zones_are_known_by_address_and_by_a_name_of_ones_own() -> None:
    """A name that stands for two zones stands for none."""
    zones = known_zones([answer("Ana", "A@example.org", timezone="Asia/Tokyo"),
                         answer("Bo", "b@example.org", timezone="Asia/Tokyo"),
                         answer("bo", "c@example.org", timezone="Europe/Rome")])  # fmt: skip
    assert zones == {"a@example.org": "Asia/Tokyo", "ana": "Asia/Tokyo", "b@example.org": "Asia/Tokyo",
                     "c@example.org": "Europe/Rome"}  # fmt: skip
