"""Who has joined a circle by a meeting, and who joins it later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from circlekit.core import clock_words
from circlekit.core.model import Meeting, Participant


def has_joined(person: Participant, meeting: Meeting) -> bool:
    """Tell whether somebody takes part by the day of a meeting, by their own calendar."""
    return person.joins is None or person.joins <= clock_words.local(meeting.start, person.timezone).date()


def joining(
    members: Iterable[str], meetings: Sequence[Meeting], people: Mapping[str, Participant]
) -> Iterator[tuple[Meeting, tuple[str, ...]]]:
    """Yield each later meeting that is the first one for some, and their handles."""
    late = [people[one] for one in members if one in people and not has_joined(people[one], meetings[0])]
    welcomed: set[str] = set()
    for meeting in meetings[1:]:
        now = tuple(one.id for one in late if one.id not in welcomed and has_joined(one, meeting))
        if now:
            yield meeting, now
        welcomed.update(now)
