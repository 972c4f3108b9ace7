"""What a good programme still lacks: a visible list of small looks at a sound cohort.

Nothing here is wrong; each advice names the practice it comes from (docs/practices.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from circlekit.core.countries import region_problem
from circlekit.core.model import DEFAULT_PURPOSE, Cohort, Participant
from circlekit.core.sizes import group_counts, says_why_not
from circlekit.core.text import counted, listed, quoted
from circlekit.core.willing import AGAIN, GLADLY, IF_NEEDED, willingness
from circlekit.core.windows import say

PURPOSE_SENTENCES = 2
MOST_PRINCIPLES = 7
FEWEST_MEETINGS = 3
MOST_YEARS = 2
MINUTES_A_HEAD = 6
"""What eight people have of an hour's fifty working minutes."""

COMPANY = 5
"""How many others a person should be able to meet, or one fewer than the smallest circle holds."""

NAMED = 5
"""How many people a sentence names before it only counts the others."""

MANAGERS = frozenset(
    {"manager", "boss", "supervisor", "line_manager", "line manager", "reports_to", "reports to"}
)


class Advice(NamedTuple):
    """Something to think about: the practice it comes from, what is so, and what would help."""

    practice: int
    message: str
    hint: str


def advise(cohort: Cohort) -> list[Advice]:
    """Return everything that a good programme still lacks, in the order of ``READINESS``."""
    return [advice for look in READINESS for advice in look(cohort)]


def purpose(cohort: Cohort) -> Iterator[Advice]:
    """Everyone can say the purpose."""
    sentences = _sentences(cohort.purpose)
    if cohort.purpose == DEFAULT_PURPOSE:
        yield Advice(
            1, "the purpose is the one that circlekit suggests", "say it in your own words: «purpose: ...»"
        )
    elif sentences > PURPOSE_SENTENCES:
        hint = "one or two sentences are what people can repeat to each other"
        yield Advice(1, f"the purpose is {sentences} sentences long", hint)


def regular(cohort: Cohort) -> Iterator[Advice]:
    """A circle meets often enough to become one."""
    meetings = _meetings(cohort)
    if meetings < FEWEST_MEETINGS:
        message = f"{counted(meetings, 'meeting')} at most before the end on {cohort.ends}"
        yield Advice(4, message, "a circle needs three at least: end later, or meet more often")


def principles(cohort: Cohort) -> Iterator[Advice]:
    """The principles are few enough to be remembered."""
    if len(cohort.principles) > MOST_PRINCIPLES:
        hint = f"{MOST_PRINCIPLES} or fewer are remembered; move the rest to a page that «links:» names"
        yield Advice(12, f"there are {len(cohort.principles)} principles", hint)


def end_date(cohort: Cohort) -> Iterator[Advice]:
    """The end is near enough to commit to."""
    latest = _years_after(cohort.starts, MOST_YEARS)
    if cohort.ends > latest:
        hint = f"people commit more easily to six months; {latest} is the latest that works"
        yield Advice(43, f"the end, {cohort.ends}, is more than two years away from the start", hint)


def head_count(cohort: Cohort) -> Iterator[Advice]:
    """The people can be cut into circles of the size that was asked for."""
    if not group_counts(len(cohort.participants), cohort.size):
        yield Advice(55, *says_why_not(len(cohort.participants), cohort.size))


def minutes_a_head(cohort: Cohort) -> Iterator[Advice]:
    """Everyone has time to speak: five in six minutes of a meeting are worked in."""
    minutes, most = cohort.meeting.minutes, cohort.size.most
    share = minutes * 5 // 6 // most
    if share < MINUTES_A_HEAD:
        needed = -(-MINUTES_A_HEAD * most * 6 // 5)
        hint = f"{needed} minutes, or smaller circles, would give everyone {MINUTES_A_HEAD}"
        yield Advice(56, f"{most} people in {minutes} minutes have {counted(share, 'minute')} each", hint)


def reporting_lines(cohort: Cohort) -> Iterator[Advice]:
    """Nobody sits in a circle with their own manager."""
    present = sorted({field for person in cohort.participants for field in person.fields})
    found = next((field for field in present if field.casefold() in MANAGERS), None)
    if found and found not in cohort.matching.separate:
        hint = f"to keep people out of their manager's circle: «matching: {{separate: {found}}}»"
        yield Advice(63, f"people have a «{found}», but no rule looks at it", hint)


def leads(cohort: Cohort) -> Iterator[Advice]:
    """Every circle can have a lead who wants to be one."""
    circles = next(iter(group_counts(len(cohort.participants), cohort.size)), 0)
    ranks = willingness(cohort)
    sure, asked, rest = ranks.count(GLADLY), ranks.count(IF_NEEDED), ranks.count(AGAIN)
    would = f"{counted(sure, 'person', 'people')} would lead" + (f" and {asked} if needed" if asked else "")
    if sure + asked < circles:
        hint = "ask for volunteers («lead: yes», or «if needed»): a circle without a lead goes quiet"
        if rest:
            would += f" and {rest} {'has' if rest == 1 else 'have'} just led"
            hint = "ask for volunteers («lead: yes»), or who has just led whether they would again"
        yield Advice(66, f"{would}, but {counted(circles, 'circle')} need one each", hint)
    elif sure + asked < 2 * circles:
        hint = "one or two more who would lead «if needed» make every circle safe when a lead is away"
        yield Advice(65, f"{would}, so not every one of {counted(circles, 'circle')} has a deputy", hint)


def hours(cohort: Cohort) -> Iterator[Advice]:
    """Everyone has said when they can meet."""
    silent = [who for who in cohort.participants if "available" in who.assumed and not who.if_needed]
    if silent:
        message = f"no hours are known of {_people(silent)}: Mon-Fri 09:00-18:00 is assumed"
        yield Advice(74, message, "ask for theirs: «available: [Tue 16:00-19:00]»")


def zones(cohort: Cohort) -> Iterator[Advice]:
    """Everyone has said where they are."""
    if silent := [person for person in cohort.participants if "timezone" in person.assumed]:
        message = f"no time zone is known of {_people(silent)}: {cohort.timezone} is assumed"
        yield Advice(64, message, "ask for the city whose clock they live by: «timezone: Africa/Dakar»")


def company(cohort: Cohort) -> Iterator[Advice]:
    """Everyone can meet enough others on every date."""
    from circlekit.core.company import company as measure

    enough = min(COMPANY, cohort.size.least - 1)
    if len(cohort.participants) <= enough:
        return
    found = measure(cohort)
    lonely = [index for index, others in enumerate(found.others) if others < enough]
    for index in lonely[:NAMED]:
        person = cohort.participants[index]
        message = (
            f"«{person.name}» can meet {found.others[index]} others on every date; a circle needs {enough}"
        )
        hint = "ask for one more hour that others have too"
        if found.most >= enough:
            hour = f"{say(found.hours[index])} ({person.timezone})"
            hint = f"ask whether {hour} is possible: {counted(found.most, 'person', 'people')} can come then"
        yield Advice(74, message, hint)
    if len(lonely) > NAMED:
        more = counted(len(lonely) - NAMED, "more person can", "more people can")
        yield Advice(74, f"{more} meet fewer than {enough} others on every date", "ask for more hours")


def countries(cohort: Cohort) -> Iterator[Advice]:
    """Public holidays are known where people live, so that a meeting on one is said."""
    written = dict.fromkeys(person.country for person in cohort.participants if person.country)
    unknown = {country: found for country in written if (found := region_problem(country))}
    if unknown:
        named = _first_of([quoted(country) for country in unknown])
        by = "that name" if len(unknown) == 1 else "these names"
        hint = next(hint for _, hint in unknown.values())
        yield Advice(73, f"circlekit does not know {named} by {by}, so holidays there are not said", hint)


def video(cohort: Cohort) -> Iterator[Advice]:
    """The join link is in every invitation."""
    if cohort.meeting.video is None:
        hint = "add it once you have it: «meeting: {video: https://...}»; it goes into every calendar entry"
        yield Advice(77, "there is no video link yet", hint)


READINESS: tuple[Callable[[Cohort], Iterable[Advice]], ...] = (
    purpose,
    regular,
    principles,
    end_date,
    head_count,
    minutes_a_head,
    reporting_lines,
    leads,
    hours,
    zones,
    company,
    countries,
    video,
)


def _sentences(text: str) -> int:
    """Return how many sentences a text has; what goes on in small letters (e.g. here) is none."""
    breaks = re.finditer(r"[.!?…।]+\s+(?=\S)|[。！？]+(?=\S)", text)
    return 1 + sum(not text[found.end()].islower() for found in breaks)


def _meetings(cohort: Cohort) -> int:
    """Return how many meetings the luckiest weekday has."""
    from circlekit.core.scheduling.meetings import dates_in
    from circlekit.core.scheduling.rhythms import weeks_in

    return max(len(dates_in(cohort, weekday, week)) for weekday in range(7) for week in weeks_in(cohort))


def _years_after(day: date, years: int) -> date:
    year = min(day.year + years, date.max.year)
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _people(people: list[Participant]) -> str:
    return _first_of([f"«{person.name}»" for person in people])


def _first_of(names: list[str]) -> str:
    more = [f"{len(names) - NAMED:,} more"] if len(names) > NAMED else []
    return listed(names[:NAMED] + more)
