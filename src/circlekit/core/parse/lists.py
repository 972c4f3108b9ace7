"""Lists and mappings of simpler things. Nothing here repeats a text in a message: it may be private."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from circlekit.core.parse.contacts import link
from circlekit.core.parse.counts import whole
from circlekit.core.parse.texts import TEXT_LIMIT, line, paragraph
from circlekit.core.parse.wrong import Wrong, as_items, each

T = TypeVar("T")

_PAIRS = "write it as [[ana, ben], [cem, dia]]"


def several(value: Any) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one; empty ones and doubles are left out."""
    found = each(as_items(value), _item)
    return tuple(dict.fromkeys(item for item in found if item))


def own(value: Any) -> tuple[str, ...]:
    """Return what a field of the coordinator's own holds: texts, which may have several lines."""
    found = each(as_items(value), lambda item: paragraph(_typed(item)))
    return tuple(dict.fromkeys(item for item in found if item))


def _item(value: Any) -> str:
    typed = _typed(value)
    # Forms put line breaks into answers; in a list of topics they mean no more than a space.
    return line(" ".join(typed.split()) if isinstance(typed, str) and "\n" in typed else typed, TEXT_LIMIT)


def _typed(value: Any) -> Any:
    # From a file everything is text; a caller in Python may well write fields={"level": 3}.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def handles(value: Any) -> tuple[str, ...]:
    """Return a list of handles, in the one form (NFC) in which handles are compared."""
    return tuple(unicodedata.normalize("NFC", item) for item in several(value))


def paragraphs(value: Any) -> tuple[str, ...]:
    """Return a list of texts, in their order; one text alone is a list of one."""
    return tuple(item for item in each(as_items(value), paragraph) if item)


def groups(value: Any) -> tuple[tuple[str, ...], ...]:
    """Return lists of handles: ``[[a, b], [c, d]]``; one pair ``[a, b]`` may stand alone."""
    if not isinstance(value, list | tuple):
        raise Wrong("this must be a list of pairs", _PAIRS)
    if value and all(isinstance(item, str) for item in value):
        value = [value]
    return tuple(each(enumerate(value), _group))


def _group(item: Any) -> tuple[str, ...]:
    found = handles(item)
    if len(found) < 2:
        raise Wrong("each entry needs two people", _PAIRS)
    return found


def by_name(value: Any, parse: Callable[[Any], T], example: str) -> dict[str, T]:
    """Return a mapping whose values were all parsed."""
    if not isinstance(value, Mapping):
        raise Wrong("this must be a mapping", f"write it as {example}")
    names = each(((name, name) for name in value), line)
    return dict(zip(names, each(value.items(), parse), strict=True))


def weighted(value: Any) -> dict[str, int]:
    """Return fields with weights, from ``[organisation, region]`` or ``{organisation: 2}``."""
    if isinstance(value, Mapping):
        return by_name(value, lambda weight: whole(weight, 0, 100), "{organisation: 2}")
    return dict.fromkeys(several(value), 1)


def numbers(value: Any) -> dict[str, int]:
    """Return fields with whole numbers, from ``{level: 1}``."""
    return by_name(value, lambda number: whole(number, 0, 1000), "{level: 1}")


def mapping(value: Any) -> dict[str, str]:
    """Return texts by name, from ``{needs: offers}``."""
    return by_name(value, line, "{needs: offers}")


def links(value: Any) -> dict[str, str]:
    """Return links by their label; a plain list takes each link as its own label."""
    if not isinstance(value, Mapping):
        items = as_items(value)
        targets = each(items, link)
        return {target: target for target in targets if target}
    found = by_name(value, link, "{Notes: https://example.org/notes}")
    return {name: target for name, target in found.items() if target}
