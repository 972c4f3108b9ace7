"""A circle's entries for one of its members."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Stamp, stamped
from circlekit.core.joining import for_member, member_stamps, own_key, with_own_time
from circlekit.core.model import Changes, Participant, Slot
from tests.core.coordinating.builders import AMA, THURSDAYS, TUESDAYS, announced, cohort, plans

FIRST, LATER = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)


def entry(slot: Slot = TUESDAYS, **more: Any) -> Series:
    """Return the entry of Circle 1, which meets in London."""
    about = cohort(**more)
    ((found,), _) = announced(plans(about, slot, THURSDAYS), about)
    return found


def joining(day: str | None = None, zone: str = "Africa/Dakar") -> Participant:
    return AMA.model_copy(update={"joins": date.fromisoformat(day) if day else None, "timezone": zone})


def starts(series: Series) -> list[str]:
    return [f"{start:%m-%d}" for start in series.starts]


def test_a_members_own_time_comes_first() -> None:
    """16:00 in London is 16:00 in Dakar, and from April on 15:00; all else is the circle's."""
    (found,) = for_member([entry()], joining())
    first, _, rest = found.description.partition("\n")
    assert first == "Your time (Dakar) 16:00; from 13 April 15:00"
    assert rest == entry().description
    assert (found.uid, found.starts, found.rule) == (entry().uid, entry().starts, entry().rule)


def test_nothing_before_the_day_of_joining_is_there() -> None:
    """From 10 March on there are April, May and June, in which Dakar has one hour only."""
    (found,) = for_member([entry()], joining("2027-03-10"))
    assert starts(found) == ["04-13", "05-11", "06-08"]
    assert found.description.startswith("Your time (Dakar) 15:00\n")
    ics = calendar_file("x", [found], stamped([found], {}, FIRST))
    assert b"DTSTART;TZID=Europe/London:20270413T160000\r\n" in ics


def test_the_day_of_joining_is_the_members_own() -> None:
    """16:00 in London on 9 March is 05:00 on the 10th in Auckland."""
    (found,) = for_member([entry()], joining("2027-03-10", "Pacific/Auckland"))
    assert starts(found)[0] == "03-09"


def test_whoever_joins_after_the_last_meeting_has_no_entry() -> None:
    """The last one is on 8 June; the one who joins on that day still has it, with its day."""
    assert for_member([entry()], joining("2027-06-09")) == ()
    (found,) = for_member([entry()], joining("2027-06-08"))
    assert found.description.startswith("Your time (Dakar) Tuesday 8 June 2027, 15:00\n")


def test_a_moved_meeting_counts_by_the_day_it_is_held() -> None:
    """From 9 to 16 March: who joins on the 10th comes to it, at the hour that it has now."""
    moved = Changes(moved={date(2027, 3, 9): datetime(2027, 3, 16, 18)})
    (found,) = for_member([entry(TUESDAYS.model_copy(update={"changes": moved}))], joining("2027-03-10"))
    assert starts(found)[0] == "03-09"
    (variant,) = found.variants
    assert variant.description.startswith("Your time (Dakar) Tuesday 16 March 2027, 18:00\n")


def test_words_of_a_meeting_that_is_past_are_not_there() -> None:
    """The first and the last meeting have words of their own; who joins in March finds the last ones."""
    whole = entry(meeting={"first": "Welcome.", "last": "Farewell."})
    (found,) = for_member([whole], joining("2027-03-10"))
    assert len(whole.variants) == 2
    (last,) = found.variants
    assert "Farewell." in last.description


def test_a_long_text_stays_within_what_calendars_keep() -> None:
    """The own time is not what is cut."""
    found = with_own_time("x" * MOST_OCTETS, "Africa/Dakar", entry().starts, "Europe/London")
    assert len(found.encode()) <= MOST_OCTETS
    assert found.startswith("Your time (Dakar) 16:00; from 13 April 15:00\nxxx")


def stamps(
    person: Participant, previous: dict[str, Stamp], now: datetime, whole: Series
) -> tuple[Stamp, Stamp]:
    """Return the stamp of the circle's entry, and that of the person's own."""
    shared = stamped([whole], previous, now)
    own = for_member([whole], person)
    return shared[whole.uid], member_stamps(person.id, own, shared, previous, now)[whole.uid]


def test_an_own_entry_goes_on_from_the_circles() -> None:
    """A second later and never with a lower number, so that no program takes it for an older one."""
    whole = entry()
    former = stamped([whole], {}, FIRST)[whole.uid]._replace(sequence=4, content="another", timing="another")
    shared, own = stamps(joining(), {whole.uid: former}, LATER, whole)
    assert (shared.sequence, own.sequence) == (5, 5)
    assert own.at > shared.at


def test_an_own_entry_keeps_its_stamp_while_nothing_changes() -> None:
    """Written again on a later day, it has the same bytes."""
    whole = entry()
    shared, own = stamps(joining(), {}, FIRST, whole)
    known = {whole.uid: shared, own_key(whole.uid, "ama"): own}
    assert stamps(joining(), known, LATER, whole) == (shared, own)


def test_another_day_of_joining_is_another_version_for_that_member_alone() -> None:
    """The circle's entry stays."""
    whole = entry()
    shared, own = stamps(joining(), {}, FIRST, whole)
    known = {whole.uid: shared, own_key(whole.uid, "ama"): own}
    again, later = stamps(joining("2027-03-10"), known, LATER, whole)
    assert again == shared
    assert (later.sequence, later.at) == (own.sequence + 1, LATER)
