"""What is kept of a form that somebody accepts, and how its next export differs from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.columns import dropping
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.intake.saved.forms import SavedColumn, SavedForm, alike
from circlekit.core.text import same

_SEVERAL_PEOPLE = 2
_LONGEST_SEEN = 80


class News(NamedTuple):
    """How an export differs from what was accepted: columns that came, columns that went."""

    came: tuple[str, ...]
    went: tuple[str, ...]


def news(mapping: FormMapping, saved: SavedForm | None) -> News:
    """Return which columns nobody has accepted yet, and which are gone."""
    before = {} if saved is None else {alike(asked): asked for asked in saved.columns}
    now = {alike(use.asked): use.asked for use in mapping.columns}
    filled = {alike(use.asked) for use in mapping.columns if not _is_empty(use)}
    came = tuple(asked for key, asked in now.items() if key not in before and key in filled)
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

    What several people answered before stays, since the next export may have fewer of them. A column that
    nobody has filled in yet is not kept: nobody saw what it is, and the next export may have answers in it.
    """
    counts = _counted(answers, {use.field for use in mapping.columns if use.kind is Kind.SEVERAL})
    before = {alike(asked): one for asked, one in saved.columns.items()} if saved else {}
    columns = {
        use.asked: _column(use, counts, _said_of(use, said), before.get(alike(use.asked)))
        for use in mapping.columns
        if not _is_empty(use)
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


def _is_empty(use: ColumnUse) -> bool:
    return use.kind is Kind.DROPPED and use.because == dropping.EMPTY


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


def _counted(answers: Iterable[Answer], fields: Collection[str]) -> dict[str, Counter[str]]:
    """Return how many people gave each answer to some fields; whoever answered twice counts once."""
    given: dict[str, set[tuple[str, str]]] = {field: set() for field in fields}
    for answer in answers:
        who = same(answer.email or answer.name)
        for field, pairs in given.items():
            value = answer.values.get(field, ())
            if isinstance(value, tuple):
                pairs.update((who, item) for item in value)
    return {field: Counter(item for _, item in pairs) for field, pairs in given.items()}


def _words(said: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for word, meaning in said.items() if _is_no_ones(word)}


def _is_no_ones(text: str) -> bool:
    """Tell whether a text is an option, and no address or sentence of somebody's."""
    return "@" not in text and "\n" not in text and len(text) <= _LONGEST_SEEN
