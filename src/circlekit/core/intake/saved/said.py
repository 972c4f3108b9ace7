"""What was said of a form the last time, said again where it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from circlekit.core.intake.mapping import FormMapping, Kind, Said
from circlekit.core.intake.saved.forms import SavedForm, alike

BEFORE = "as you accepted it"
"""Why a column is what it is, once somebody has said that it is right."""

_OF_THE_TOOL = frozenset({Kind.WHEN, Kind.KEY})
"""Columns that the layout knows; a field would only hide what they are."""


def said_with(said: Said, saved: SavedForm | None) -> Said:
    """Return what was said now, and where nothing was said now, what was said before.

    What columns were taken for is not among it: ``corrected`` says that where it would be taken otherwise.
    """
    if saved is None:
        return said
    options = {asked: one.options for asked, one in saved.columns.items() if one.options}
    return replace(
        said,
        options=_over(options, said.options),
        zones={**saved.zones, **said.zones},
        hours={**saved.hours, **said.hours},
        busy=(*said.busy, *_of_kind(saved, (Kind.BUSY,), _told(said))),
        date_order=said.date_order or saved.date_order,
        zone=said.zone or saved.zone,
        layout=said.layout or saved.layout,
    )


def corrected(said: Said, mapping: FormMapping, saved: SavedForm | None) -> Said:
    """Return what was said, and with it each column that ``mapping`` takes for something else than before.

    It comes back unchanged where nothing is taken otherwise: to be told what it is anew, a column of a grid
    would lose what its neighbours say about it.
    """
    told = _told(said)
    before = {alike(asked): one for asked, one in saved.columns.items()} if saved else {}
    pairs = [(use, before[alike(use.asked)]) for use in mapping.columns if alike(use.asked) in before]
    other = [(use, one) for use, one in pairs if use.field != one.field and alike(use.asked) not in told]
    fields = {use.asked: one.field for use, one in other if one.kind not in _OF_THE_TOOL}
    turned = (use.asked for use, one in pairs if use.kind is Kind.BUSY and one.kind is Kind.FREE)
    free = [asked for asked in turned if alike(asked) not in told]
    if not fields and not free:
        return said
    return replace(said, fields={**fields, **said.fields}, free=(*said.free, *free))


def _told(said: Said) -> set[str]:
    """Return the columns that something was said of, in the form in which they are compared."""
    return {alike(asked) for asked in (*said.fields, *said.busy, *said.free)}


def _over(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return both, without what was said of a column before where something is said of it now."""
    told = {alike(asked) for asked in now}
    return {**{asked: value for asked, value in before.items() if alike(asked) not in told}, **now}


def _of_kind(saved: SavedForm, kinds: tuple[Kind, ...], told: set[str]) -> list[str]:
    names = (asked for asked, one in saved.columns.items() if one.kind in kinds)
    return [asked for asked in names if alike(asked) not in told]


def as_before(mapping: FormMapping, saved: SavedForm | None, said: Said) -> FormMapping:
    """Return the mapping with that as the reason of each column which was accepted, and not told anew now."""
    before = {alike(asked) for asked in saved.columns} - _told(said) if saved else set()
    uses = (replace(use, because=BEFORE) if alike(use.asked) in before else use for use in mapping.columns)
    return replace(mapping, columns=tuple(uses))
