"""What to do with what is different: which file goes to whom, and what people have to do themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from circlekit.core.leading.circles import LEADS
from circlekit.core.scheduling.words import say_date
from circlekit.core.sending.update_words import Sending, held, say_update
from circlekit.core.sending.updates import Kind, Update
from circlekit.core.text import counted, listed, quoted

NAMED = 4
"""So many circles are named together before they are only counted."""

EACH = "each circle's own file in calendar/"
OF_PEOPLE: frozenset[Kind] = frozenset({"joined", "left"})

IMPORTED = (
    "Thunderbird and Apple Calendar replace an entry when its file is imported again; "
    "in Google Calendar and Outlook delete the old one first."
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say of one or several circles: a ``heading``, then ``changes`` and ``steps`` as sentences."""

    heading: str
    changes: tuple[str, ...]
    steps: tuple[str, ...]


def news(found: Iterable[Update], sending: Sending) -> tuple[Advice, ...]:
    """Return what to say of all circles, in their order; circles with the same changes are one."""
    own: dict[str, list[Update]] = defaultdict(list)
    for one in found:
        own[one.circle].append(one)
    alike: dict[object, list[str]] = defaultdict(list)
    for circle, some in own.items():
        changes = advice(circle, some, sending).changes
        alike[_verb(some, 1), changes, circle in sending.single].append(circle)
    return tuple(_together(circles, own[circles[0]], sending) for circles in alike.values())


def _together(circles: Sequence[str], found: Sequence[Update], sending: Sending) -> Advice:
    if len(circles) == 1:
        return advice(circles[0], found, sending)
    said = advice(circles[0], found, replace(sending, files=dict.fromkeys(circles, EACH)))
    titles = [_title(circle, sending) for circle in circles]
    named = listed(titles) if len(titles) <= NAMED else counted(len(titles), "circle")
    return replace(said, heading=f"{named} {_verb(found, len(circles))}:")


def advice(circle: str, found: Sequence[Update], sending: Sending) -> Advice:
    """Return what to say of one circle and its updates."""
    changes = tuple(said for one in found if (said := say_update(one, sending)))
    heading = f"{_title(circle, sending)} {_verb(found, 1)}:"
    return Advice(heading, changes, tuple(_steps(circle, found, sending)))


def _title(circle: str, sending: Sending) -> str:
    plan = sending.plans.get(circle)
    if circle == LEADS and (plan is None or plan.circle.name == "Leads"):
        return "The circle of leads"
    return plan.circle.name if plan else f"Circle {quoted(circle)}"


def _verb(found: Sequence[Update], count: int) -> str:
    kinds, one = {update.kind for update in found}, count == 1
    if "new" in kinds:
        return "is new" if one else "are new"
    if "gone" in kinds:
        return "is no more" if one else "are no more"
    if one:
        return "has changed since its calendar was written"
    return "have changed since their calendars were written"


def _steps(circle: str, found: Sequence[Update], sending: Sending) -> Iterator[str]:
    kinds = {one.kind for one in found}
    left, joined = (
        listed(sending.name(one.person) for one in found if one.kind == kind) for kind in ("left", "joined")
    )
    if "gone" in kinds:
        yield "Ask those who were in it to delete it from their calendars."
        return
    whom = "everybody in it" if kinds - OF_PEOPLE else joined
    if whom and "style" in kinds:
        yield f"Everybody deletes the earlier entries first; then send {_what(circle, sending)} to {whom}."
    elif whom:
        yield f"Send {_what(circle, sending)} to {whom}."
        yield from _deletions(circle, found, sending)
    if left:
        yield f"Ask {left} to delete the circle from their calendar."


def _deletions(circle: str, found: Sequence[Update], sending: Sending) -> Iterator[str]:
    """Yield what no file takes away: an entry that is missing in it, and in some programs a cancelled one."""
    ended = next((one.day for one in found if one.kind == "cancelled"), None)
    skipped = [say_date(held(one.was).wall.date()) for one in found if one.kind == "skipped"]
    if circle in sending.single and skipped:
        yield f"Ask everybody to delete {listed(skipped)}: importing takes no entry away."
    if ended and circle in sending.single:
        yield f"Ask everybody to delete all from {say_date(ended)} on: importing takes no entry away."
    elif ended and not sending.plans[circle].meetings:
        yield "Ask everybody to delete it where their calendar still shows it."


def _what(circle: str, sending: Sending) -> str:
    return "the new files in calendar/members/" if sending.per_member else sending.files[circle]
