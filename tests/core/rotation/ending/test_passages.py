"""Who gets which message at the end of a cohort, and what it says besides."""

from __future__ import annotations

from datetime import date

from circlekit.core.model import PastCohort
from circlekit.core.rotation.ending.passages import Begun, Kind, Part, Passage, passages

from .terms import ANSWERS, FAY, GUS, NEXT_ONE, begun, begun_with_ida, ended


def found(**changes: object) -> dict[str, Passage]:
    """Return the passage of each person by handle."""
    return {one.person.id: one for one in passages(ended(**changes), begun())}


def test_everybody_gets_the_message_of_what_they_do() -> None:
    """Who goes on, who is back and who is new are in a circle; who rests and who leaves are not."""
    assert {handle: str(one.kind) for handle, one in found().items()} == {
        "ama": "stay", "ben": "stay", "cem": "later", "dev": "stay", "eve": "leave", "gus": "back",
        "fay": "join",
    }  # fmt: skip


def test_who_goes_on_resting_for_the_same_day_hears_nothing() -> None:
    """Hal rests until March 2028, before and after."""
    assert "hal" not in found()


def test_who_rests_is_told_until_when() -> None:
    """Cem said the second of August; for all others there is no such day."""
    days = {handle: one.until for handle, one in found().items()}
    assert days.pop("cem") == date(2027, 8, 2)
    assert set(days.values()) == {None}


def test_who_is_new_and_waits_first_is_told_until_when() -> None:
    """Ida joins, and takes part from the first of February on."""
    *_, ida = passages(ended(), begun_with_ida())
    assert (ida.person.id, ida.kind, ida.until) == ("ida", Kind.JOIN_LATER, date(2028, 2, 1))
    assert (ida.kind.folder, Kind.LATER.folder, Kind.JOIN.folder) == ("later", "later", "join")


def test_who_waited_but_was_never_in_a_circle_is_not_welcomed_back() -> None:
    """Without the earlier cohort Gus is new; where he waits for another day he still is."""
    known = {"past": begun().cohort.past[1:]}
    assert _kind_of("gus", begun(**known)) is Kind.JOIN
    longer = GUS.model_copy(update={"pause_until": date(2028, 6, 1)})
    assert _kind_of("gus", begun(participants=(FAY,), waiting=(longer,), **known)) is Kind.JOIN_LATER


def _kind_of(handle: str, after: Begun) -> Kind:
    return next(one.kind for one in passages(ended(), after) if one.person.id == handle)


def test_who_joins_after_a_time_away_is_welcomed_back() -> None:
    """Fay was in a circle of an earlier cohort, and left."""
    earlier = PastCohort(cohort="winter", circles=[["fay", "hal"]])
    kinds = {one.person.id: one.kind for one in passages(ended(), begun(past=(earlier,)))}
    assert kinds["fay"] is Kind.BACK


def test_who_has_no_circle_yet_is_told_so() -> None:
    """Fay joins, and Ben stays, but neither was seated."""
    seated = begun()._replace(circles=(NEXT_ONE.model_copy(update={"members": ("dev",), "lead": "dev"}),))
    kinds = {one.person.id: one.kind for one in passages(ended(), seated)}
    assert kinds["fay"] is kinds["ben"] is Kind.UNPLACED


def test_leads_are_thanked_and_told_what_comes_now() -> None:
    """Ama led and rests; Dev led and stands in; Ben leads for the first time; Gus comes back to lead."""
    parts = {handle: one.parts for handle, one in found().items()}
    assert parts["ama"] == {Part.LED, Part.RESTS}
    assert parts["dev"] == {Part.LED, Part.DEPUTISES}
    assert parts["ben"] == {Part.LEADS}
    assert parts["gus"] == {Part.LEADS}


def test_who_leads_once_more_is_not_told_the_role_again() -> None:
    """Dev led Oak, and leads Circle 1 now."""
    circles = (NEXT_ONE.model_copy(update={"lead": "dev", "deputy": None}),)
    parts = {one.person.id: one.parts for one in passages(ended(), begun()._replace(circles=circles))}
    assert parts["dev"] == {Part.LED, Part.LEADS_AGAIN}


def test_only_who_leaves_is_asked_about_the_list_of_former_members() -> None:
    """With a yes it is confirmed instead."""
    agreed = ANSWERS.model_copy(update={"alumni": ("eve",)})
    assert found()["eve"].parts == {Part.ALUMNI_ASK}
    assert found(answers=agreed)["eve"].parts == {Part.ALUMNI}
    others = [one for handle, one in found(answers=agreed).items() if handle != "eve"]
    assert not any({Part.ALUMNI, Part.ALUMNI_ASK} & one.parts for one in others)


def test_a_file_for_the_calendar_is_announced_where_there_is_one() -> None:
    """Only to those of the circles that have one: Oak."""
    parts = {handle: Part.CALENDAR in one.parts for handle, one in found(calendars=frozenset({"c2"})).items()}
    assert [handle for handle, told in parts.items() if told] == ["dev", "eve"]


def test_a_circle_that_asked_goes_on_together() -> None:
    """Ama and Ben of Baobab are all who stay, and sit together; those who came to them are not meant."""
    together = NEXT_ONE.model_copy(update={"members": ("ama", "ben", "fay")})
    asked = ANSWERS.model_copy(update={"one_more": ("c1",)})
    after = begun()._replace(circles=(together,))
    parts = {one.person.id: one.parts for one in passages(ended(asked), after)}
    assert [handle for handle, own in parts.items() if Part.TOGETHER in own] == ["ama", "ben"]


def test_a_circle_that_could_not_go_on_is_not_said_to() -> None:
    """Baobab asked, but Ama and Ben are apart."""
    asked = ANSWERS.model_copy(update={"one_more": ("c1",)})
    assert not any(Part.TOGETHER in one.parts for one in found(answers=asked).values())


def test_people_are_as_they_are_in_the_cohort_that_begins() -> None:
    """An address that changed with the answers is the one that is written to."""
    moved = FAY.model_copy(update={"email": "fay@new.example.org"})
    own = begun(participants=(moved,))
    assert passages(ended(), own)[-1].person.email == "fay@new.example.org"
