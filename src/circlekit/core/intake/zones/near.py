"""Which place or zone somebody probably meant by a word that is not known."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Mapping

from circlekit.core.intake.zones.tables import key, places, zone_names

_SHORTEST = 4
"""Shorter words resemble too many others."""
_SLIPS = 1
"""A slip makes a word longer or shorter by so many letters at most."""
_ALIKE = 0.8


def near(text: str) -> tuple[str, ...]:
    """Return the zones of the place, or the zone, that is written almost like this; mostly none.

    Only what begins alike and is about as long is looked at: a wrong column has thousands of such texts.
    """
    word = key(text)
    if len(word) < _SHORTEST:
        return ()
    lengths = range(len(word) - _SLIPS, len(word) + _SLIPS + 1)
    labels = [label for length in lengths for label in _by_look().get((word[0], length), ())]
    found = difflib.get_close_matches(word, labels, n=1, cutoff=_ALIKE)
    return _labels()[found[0]] if found else ()


@functools.cache
def _labels() -> Mapping[str, tuple[str, ...]]:
    named = {label: tuple(sorted(place.zones)) for label, place in places().items()}
    return {key(name): (name,) for name in zone_names()} | named


@functools.cache
def _by_look() -> Mapping[tuple[str, int], tuple[str, ...]]:
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for label in _labels():
        look = label[:1], len(label)
        found[look] = (*found.get(look, ()), label)
    return found
