"""The labels under which other programs list time zones, and Microsoft's names for them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from circlekit.core.intake.zones.microsoft import LABELS, WINDOWS
from circlekit.core.intake.zones.parts import without_offsets
from circlekit.core.intake.zones.tables import key

_SIGNS = " ();,-–:"


@functools.cache
def _names() -> Mapping[str, str]:
    return {key(name): zone for name, zone in WINDOWS.items()}


@functools.cache
def _labels() -> Mapping[str, str]:
    return {key(name): zone for name, zone in LABELS.items()}


def from_label(text: str) -> str | None:
    """Return the zone of a label such as «(UTC-05:00) Eastern Time (US & Canada)», None where a text is none.

    Labels that are a mere place, such as «Santiago», count as labels only behind an offset.
    """
    whole = _names().get(key(text))
    if whole:
        return whole
    rest, offsets = without_offsets(text)
    label = key(rest.strip(_SIGNS))
    if offsets and label in _names():
        return _names()[label]
    return _labels().get(label) if offsets or "time" in label.split() else None
