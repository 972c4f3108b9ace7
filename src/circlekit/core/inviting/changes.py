"""What has changed in an entry of a calendar, as sentences for one member in their own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from string import Template
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core import fields as f
from circlekit.core.calendars.series import Series
from circlekit.core.clock_words import local
from circlekit.core.inviting.records import Facts, Record
from circlekit.core.model import Participant
from circlekit.core.speech import Speech
from circlekit.core.text import as_sentence
from circlekit.core.value import Value

_MOST_NAMED = 4
"""So many changed dates are named one by one; of more than that, the list of all says enough."""


class ChangeWords(Value):
    """A sentence for each change, as ``library/invitations/<language>/changes.yaml`` has them."""

    last: f.Line = "The last meeting is on $day."
    new_times: f.Line = "The times are new."
    minutes: f.Line = "A meeting now lasts $minutes."
    moved: f.Line = "The meeting of $before is now on $after."
    dropped: f.Line = "There is no meeting on $day."
    added: f.Line = "There is a meeting on $day as well."
    lead: f.Line = "$name now looks after the circle."
    joined: f.Line = "New with you: $names"
    members: f.Line = "The members of the circle have changed."
    link: f.Line = "The link to join is new."
    no_link: f.Line = "There is no link to join any more."
    place: f.Line = "Where you meet in person is new; the entry says it."
    otherwise: f.Line = "Some details of the entry are new; its times are not."


PLACEHOLDERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "added": frozenset({"day"}),
        "dropped": frozenset({"day"}),
        "joined": frozenset({"names"}),
        "last": frozenset({"day"}),
        "lead": frozenset({"name"}),
        "minutes": frozenset({"minutes"}),
        "moved": frozenset({"before", "after"}),
    }
)
"""The placeholders of each sentence that has any."""


class Telling(NamedTuple):
    """How a language says dates, and what has changed."""

    speech: Speech = Speech()
    words: ChangeWords = ChangeWords()


ENGLISH = Telling()


class Listener(NamedTuple):
    """Who is told, and how; ``names`` are those of all participants by their handles."""

    person: Participant
    names: Mapping[str, str]
    telling: Telling = ENGLISH

    def dated(self, start: datetime) -> str:
        """Return an instant by the listener's own clock."""
        here, speech = local(start, self.person.timezone), self.telling.speech
        where = speech.where(here, self.person.timezone)
        return f"{speech.long_date(here)}, {speech.clock_time(here)} ({where})"

    def said(self, key: str, **values: str) -> str:
        """Return one of the sentences."""
        return Template(getattr(self.telling.words, key)).substitute(values)


def changes(record: Record, series: Series, to: Listener) -> Iterator[str]:
    """Yield what last changed in an entry, as sentences for one member."""
    was, now = record.was or record.facts, record.facts
    found = (*_times(was, now, series, to), *_people(was, now, to), *_places(was, now, to))
    yield from found or (to.said("otherwise"),)


def _times(was: Facts, now: Facts, series: Series, to: Listener) -> Iterator[str]:
    gone = [start for start in was.starts if start not in now.starts]
    new = [start for start in now.starts if start not in was.starts]
    if gone and now.starts == was.starts[: len(now.starts)]:
        yield to.said("last", day=to.dated(now.starts[-1]))
    elif len(gone) + len(new) > _MOST_NAMED:
        yield to.said("new_times")
    else:
        yield from _named_times(gone, new, series, to)
    if was.minutes != now.minutes:
        yield to.said("minutes", minutes=to.telling.speech.duration(now.minutes))


def _named_times(
    gone: Sequence[datetime], new: Sequence[datetime], series: Series, to: Listener
) -> Iterator[str]:
    """Say each changed date; a meeting that is one of the entry's moved ones belongs to its old date."""
    moved = {one.was: one.start for one in series.variants if one.was in gone and one.start in new}
    dropped = [start for start in gone if start not in moved]
    added = [start for start in new if start not in moved.values()]
    if len(dropped) == len(added):
        moved |= dict(zip(dropped, added, strict=True))
        dropped, added = [], []
    for before, after in sorted(moved.items()):
        yield to.said("moved", before=to.dated(before), after=to.dated(after))
    for start in dropped:
        yield to.said("dropped", day=to.dated(start))
    for start in added:
        yield to.said("added", day=to.dated(start))


def _people(was: Facts, now: Facts, to: Listener) -> Iterator[str]:
    names = to.names
    if now.lead != was.lead and now.lead in names:
        yield to.said("lead", name=names[now.lead])
    joined = [names[handle] for handle in now.members if handle in names and handle not in was.members]
    if joined:
        yield as_sentence(to.said("joined", names=to.telling.speech.listed(joined)))
    elif set(was.members) != set(now.members):
        yield to.said("members")


def _places(was: Facts, now: Facts, to: Listener) -> Iterator[str]:
    if now.link != was.link:
        yield to.said("link" if now.link else "no_link")
    if now.place != was.place:
        yield to.said("place")
