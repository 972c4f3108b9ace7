"""What the placeholders of a message stand for: for a circle, or for one member in their own time.

Each value is made only when a template asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from circlekit.core import agreed
from circlekit.core.nudging import roles, texts, times
from circlekit.core.nudging.scene import Reading

Say = Callable[[Reading], str]


_TEXTS: Mapping[str, Say] = {
    **times.TEXTS,
    "between_meetings": lambda reading: reading.scene.cohort.between_meetings,
    "circle": lambda reading: reading.scene.draft.circle.name,
    "cohort": lambda reading: reading.scene.cohort.cohort,
    "commitment": lambda reading: agreed.commitment(reading.scene.cohort, reading.voice.agenda),
    "coordinator": lambda reading: reading.scene.cohort.coordinator.name,
    "deputy": texts.deputy,
    "larger_purpose": lambda reading: reading.scene.cohort.larger_purpose,
    "lead": texts.lead,
    "members": texts.members,
    "minutes": lambda reading: str(reading.scene.draft.meeting.minutes),
    "note": texts.note,
    "number": lambda reading: str(reading.scene.draft.meeting.number),
    "of": lambda reading: str(reading.scene.draft.of),
    "place": texts.place,
    "process": lambda reading: reading.voice.process.name,
    "purpose": lambda reading: agreed.purpose(reading.scene.cohort, reading.voice.agenda),
    "share_out": texts.share_out,
    "telling": texts.telling,
}
"""Texts, to be written in the style of the message."""

_WRITTEN: Mapping[str, Say] = {"process_link": texts.process_link, "video": texts.video}

_BLOCKS: Mapping[str, Say] = {
    "agreements": lambda reading: reading.style.items(reading.scene.cohort.agreements),
    "dates": times.dates,
    "links": texts.links,
    "people": texts.people,
    "principles": lambda reading: reading.style.items(
        agreed.principles(reading.scene.cohort, reading.voice.agenda)
    ),
    "readings": lambda reading: reading.style.items(reading.scene.cohort.readings),
    "roles": roles.roles,
    "run_sheet": texts.run_sheet,
}
"""Lists, which begin on a line of their own."""

_OWN_TEXTS: Mapping[str, Say] = {
    "about": texts.about,
    "catch_up": roles.catch_up,
    "name": lambda reading: reading.reader.name if reading.reader else "",
    "your_part": roles.your_part,
}
"""What only one member reads."""

_OWN_BLOCKS: Mapping[str, Say] = {
    "report_form": texts.report_form,
    "role_card": texts.card,
}


def _styled(say: Say) -> Say:
    return lambda reading: reading.style.text(say(reading))


def _block(say: Say) -> Say:
    return lambda reading: f"\n{text}" if (text := say(reading)) else ""


def _when(reading: Reading) -> str:
    found = times.when(reading)
    return reading.style.text(found) if reading.reader else f"\n{found}"


_OF_CIRCLE: Mapping[str, Say] = MappingProxyType(
    {
        **{name: _styled(say) for name, say in _TEXTS.items()},
        **_WRITTEN,
        **{name: _block(say) for name, say in _BLOCKS.items()},
        "when": _when,
    }
)
_OF_MEMBER: Mapping[str, Say] = MappingProxyType(
    {
        **_OF_CIRCLE,
        **{name: _styled(say) for name, say in _OWN_TEXTS.items()},
        **{name: _block(_styled(say)) for name, say in _OWN_BLOCKS.items()},
    }
)

CIRCLE = frozenset(_OF_CIRCLE)
"""The placeholders of a message to a circle."""

MEMBER = frozenset(_OF_MEMBER)
"""The placeholders of a message to one member."""


SHARED = frozenset(
    [
        "agreements", "between_meetings", "circle", "cohort", "commitment", "coordinator", "hours",
        "larger_purpose", "links", "minutes", "note", "number", "of", "place", "principles", "process",
        "process_link", "purpose", "readings", "reply_by", "roles", "run_sheet", "share_out", "telling",
        "video",
    ]
)  # fmt: skip
"""What is the same for whoever reads it in one language and style."""


class Values(Mapping[str, str]):
    """The value of every placeholder in a reading, made when it is asked for.

    Readings of one scene in one language and style may be given one ``shared`` dictionary, so that what is
    the same in all of them is made once.
    """

    def __init__(self, reading: Reading, shared: dict[str, str] | None = None) -> None:
        self._reading = reading
        self._says = _OF_CIRCLE if reading.reader is None else _OF_MEMBER
        self._shared = {} if shared is None else shared

    def __getitem__(self, name: str) -> str:
        if name not in SHARED:
            return self._says[name](self._reading)
        if name not in self._shared:
            self._shared[name] = self._says[name](self._reading)
        return self._shared[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._says)

    def __len__(self) -> int:
        return len(self._says)
