"""What a person accepted of a form the last time: its columns and the words they explained.

It holds no person's data: answers are remembered only where several people gave them, and none that looks
like an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.text import did_you_mean, quoted, same
from circlekit.core.value import Value

KINDS = tuple(kind.value for kind in Kind)
ORDERS = ("dmy", "mdy", "ymd")

_TIMES = frozenset({Kind.FREE, Kind.IF_NEEDED, Kind.BUSY})
_OF_THE_TOOL = frozenset({Kind.WHEN, Kind.KEY})
"""Columns that the layout knows; a field would only hide what they are."""
BEFORE = "as you accepted it"
"""Why a column is what it is, once somebody has said that it is right."""

_SEVERAL_PEOPLE = 2
_LONGEST_SEEN = 80


def kind_of(value: Any) -> Kind:
    """Return what is done with a column."""
    typed = f.line(value).casefold()
    if typed not in KINDS:
        known = did_you_mean(typed, KINDS, ", ".join(KINDS))
        raise f.Wrong(f"{quoted(typed)} is not a kind of column", known)
    return Kind(typed)


def joiner(value: Any) -> str:
    """Return what stands between options, with its spaces."""
    if not isinstance(value, str) or len(value) > 5:
        raise f.Wrong("this is not what stands between options", 'write it in quotes: ", "')
    return value


def order(value: Any) -> str:
    """Return the order of day, month and year; empty where nothing is said."""
    typed = f.line(value).casefold()
    if typed and typed not in ORDERS:
        raise f.Wrong(f"{quoted(typed)} is not an order of dates", f"write one of {', '.join(ORDERS)}")
    return typed


class SavedColumn(Value):
    """What a column was taken for. ``options`` decide how cells are split; ``seen`` only tells news."""

    field: f.Line = ""
    kind: Annotated[Kind, f.told(kind_of)] = Kind.TEXT
    split: Annotated[str, f.told(joiner)] = ""
    options: f.Several = ()
    seen: f.Several = ()


class SavedForm(Value):
    """A form that was accepted. ``file`` is what its export was called; ``columns`` are by their question."""

    layout: f.Label
    file: f.Line = ""
    columns: Mapping[str, SavedColumn] = Field(default_factory=dict)
    zones: f.Names = Field(default_factory=dict)
    hours: f.Names = Field(default_factory=dict)
    date_order: Annotated[str, f.told(order)] = ""
    zone: f.Line = ""


class News(NamedTuple):
    """How an export differs from what was accepted: columns that came, columns that went."""

    came: tuple[str, ...]
    went: tuple[str, ...]


def alike(asked: str) -> str:
    """Return a question in the form in which two spellings are equal."""
    return same(" ".join(asked.split()))


def saved_for(layout: str, asked: Iterable[str], file: str, saved: Sequence[SavedForm]) -> SavedForm | None:
    """Return the accepted form that this one is: of the same layout, with most of the same questions.

    A poll has no questions; it is known by its file.
    """
    questions = {alike(one) for one in asked}
    best: tuple[int, bool, int] = (0, False, 0)
    found = None
    for index, one in enumerate(saved):
        if one.layout != layout:
            continue
        common = len(questions & {alike(name) for name in one.columns})
        fits = 2 * common >= len(one.columns) if one.columns else one.file == file
        rank = (common, one.file == file, -index)
        if fits and (found is None or rank > best):
            best, found = rank, one
    return found


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


def news(mapping: FormMapping, saved: SavedForm | None) -> News:
    """Return which columns nobody has accepted yet, and which are gone."""
    before = {} if saved is None else {alike(asked): asked for asked in saved.columns}
    now = {alike(use.asked): use.asked for use in mapping.columns}
    came = tuple(asked for key, asked in now.items() if key not in before)
    return News(came, tuple(asked for key, asked in before.items() if key not in now))


def new_answers(form: SavedForm, saved: SavedForm | None) -> dict[str, tuple[str, ...]]:
    """Return what several people answer now to a question, and did not before."""
    before = {} if saved is None else {alike(asked): one.seen for asked, one in saved.columns.items()}
    found = {
        asked: tuple(item for item in one.seen if item not in before[alike(asked)])
        for asked, one in form.columns.items()
        if before.get(alike(asked))
    }
    return {asked: items for asked, items in found.items() if items}


def to_save(
    mapping: FormMapping, answers: Iterable[Answer], file: str, said: Said, saved: SavedForm | None = None
) -> SavedForm:
    """Return what is kept of a form that was accepted; ``said`` is all that was said of it, ever.

    What several people answered before stays, since the next export may have fewer of them.
    """
    counts = _counted(answers)
    before = {alike(asked): one for asked, one in saved.columns.items()} if saved else {}
    columns = {
        use.asked: _column(use, counts, _said_of(use, said), before.get(alike(use.asked)))
        for use in mapping.columns
    }
    return SavedForm(
        layout=mapping.layout,
        file=file,
        columns=columns,
        zones=_words(said.zones),
        hours=_words(said.hours),
        date_order=mapping.date_order or said.date_order,
        zone=mapping.zone or said.zone,
    )


def _said_of(use: ColumnUse, said: Said) -> tuple[str, ...]:
    """Return the options that a person named for a column, by its question or by its field."""
    options = {alike(asked): items for asked, items in said.options.items()}
    return options.get(alike(use.asked)) or options.get(alike(use.field), ())


def _column(
    use: ColumnUse, counts: Mapping[str, Counter[str]], options: Sequence[str], before: SavedColumn | None
) -> SavedColumn:
    several = [item for item, count in counts.get(use.field, {}).items() if count >= _SEVERAL_PEOPLE]
    now = sorted(item for item in several if _is_no_ones(item)) if use.kind is Kind.SEVERAL else []
    seen = [one for one in dict.fromkeys((*(before.seen if before else ()), *now)) if one not in options]
    return SavedColumn(
        field=use.field, kind=use.kind, split=use.split, options=tuple(options), seen=tuple(seen)
    )


def _counted(answers: Iterable[Answer]) -> dict[str, Counter[str]]:
    """Return how many people gave each answer to each field; whoever answered twice counts once."""
    given: dict[str, set[tuple[str, str]]] = {}
    for answer in answers:
        who = same(answer.email or answer.name)
        for field, value in answer.values.items():
            if isinstance(value, tuple):
                given.setdefault(field, set()).update((who, item) for item in value)
    return {field: Counter(item for _, item in pairs) for field, pairs in given.items()}


def _words(said: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for word, meaning in said.items() if _is_no_ones(word)}


def _is_no_ones(text: str) -> bool:
    """Tell whether a text is an option, and no address or sentence of somebody's."""
    return "@" not in text and "\n" not in text and len(text) <= _LONGEST_SEEN
