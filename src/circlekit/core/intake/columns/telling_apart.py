"""How the cells of each column fall into options: by what joins them, and by what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from circlekit.core.intake.columns.guess import NAMES, Guess
from circlekit.core.intake.columns.knowing import Known
from circlekit.core.intake.columns.looking import is_prose, is_ticked, joiner_of
from circlekit.core.intake.columns.naming import RESERVED
from circlekit.core.intake.columns.splitting import AMBIGUOUS, Learned, learned, likely, split
from circlekit.core.intake.columns.told import said_of
from circlekit.core.intake.form import Form
from circlekit.core.intake.mapping import ColumnUse, Kind
from circlekit.core.problems import Problem, Severity
from circlekit.core.text import counted, quoted, same, tidy

EVERY_COMMA = "*"
"""Given in place of options, it says that each comma stands between two of them."""

MOST_OPTIONS = 40
"""A column with more different answers has none to choose from."""

MOST_TIMES = 200
"""A grid has no more hours; people who write their own have more."""

_TIMES = frozenset({Kind.FREE, Kind.IF_NEEDED, Kind.BUSY})
_PLAIN = frozenset({"languages"})
"""Fields whose values never have a comma in them."""


class Apart(NamedTuple):
    """The use of a column, and the question about its cells where they cannot be told apart."""

    use: ColumnUse
    problem: Problem | None = None


def apart(one: Guess, group: Sequence[str], known: Known) -> Apart:
    """Return how a column is used; ``group`` are the texts of all columns of its question."""
    part = one.part or one.seen.column.part
    use = ColumnUse(one.seen.index, one.seen.asked, one.kind, one.field, part=part, because=one.because)
    if one.kind is Kind.DROPPED:
        return Apart(ColumnUse(use.index, use.asked, use.kind, because=use.because))
    if one.kind in _TIMES:
        return Apart(_times(use, group, known))
    given = _given(one, known)
    if one.kind is Kind.SEVERAL or (one.kind is Kind.TEXT and given) or _is_own(one):
        return _several(use, one, given, known)
    return Apart(_option(use) if one.kind is Kind.OPTION else use)


def _is_own(one: Guess) -> bool:
    """Tell whether a column is a field of the coordinator's own that people chose answers for."""
    return one.kind is Kind.TEXT and one.field not in {"", "challenge", *NAMES, *RESERVED}


def _given(one: Guess, known: Known) -> tuple[str, ...] | None:
    """Return the options that are known for a column or its field; None where nothing is.

    A person gave them, or columns beside this one stand for one each.
    """
    options = known.said.options
    found = said_of(options, one.seen.column)
    if found is None and one.field:
        found = next((given for name, given in options.items() if same(name) == same(one.field)), None)
    return _beside(one, known) if found is None else found


def _beside(one: Guess, known: Known) -> tuple[str, ...] | None:
    column = one.seen.column
    alike = (seen for seen in known.answers.values() if seen.column.question == column.question)
    parts = [seen.column.part for seen in alike if seen.column.part and is_ticked(seen, known.words)]
    return tuple(parts) if parts and not column.part else None


def _option(use: ColumnUse) -> ColumnUse:
    part = use.part or use.asked
    return ColumnUse(
        use.index, use.asked, use.kind, use.field, options=(part,), part=part, because=use.because
    )


def _times(use: ColumnUse, group: Sequence[str], known: Known) -> ColumnUse:
    """Return a column of times; what its cells cannot be split into is read as it stands."""
    joiner = joiner_of(group, known.layout.joiners)
    found = _times_in(group, joiner, known) if joiner else ()
    splits = found or joiner != AMBIGUOUS
    return _with(use, use.kind, joiner if splits else "", found if len(found) <= MOST_TIMES else ())


def _times_in(group: Sequence[str], joiner: str, known: Known) -> tuple[str, ...]:
    if joiner == AMBIGUOUS:
        pieces = _at_every(joiner, group)
        if len(pieces) <= MOST_OPTIONS and all(map(known.words.is_time, pieces)):
            return pieces
    options = learned(group, joiner).options
    return options if joiner != AMBIGUOUS or len(options) <= MOST_TIMES else ()


def _at_every(joiner: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return what stands between joiners, wherever they stand."""
    pieces = dict.fromkeys(piece for text in texts for piece in text.split(joiner))
    return tuple(dict.fromkeys(piece for piece in map(tidy, pieces) if piece))


def _with(use: ColumnUse, kind: Kind, joiner: str, options: Sequence[str]) -> ColumnUse:
    longest_first = (
        tuple(sorted(options, key=lambda option: -len(option))) if joiner == AMBIGUOUS else tuple(options)
    )
    return ColumnUse(use.index, use.asked, kind, use.field, joiner, longest_first, use.part, use.because)


def _several(use: ColumnUse, one: Guess, given: tuple[str, ...] | None, known: Known) -> Apart:
    """Return a column of options; of several in a cell where something joins them."""
    texts = one.seen.texts
    joiner = joiner_of(texts, known.layout.joiners)
    one_each = _is_own(one) and one.meaning is not None and joiner == AMBIGUOUS  # «Paris, France»
    if not joiner or given == () or (given is None and (one_each or is_prose(texts, joiner))):
        return Apart(_with(use, Kind.TEXT, "", given or _chosen(one)))
    found = _found(one, joiner, given)
    if found.whole and not found.options and _is_own(one):
        return Apart(_with(use, Kind.TEXT, "", ()))
    problem = _ask(one, found, joiner, known) if found.whole else None
    return Apart(_with(use, Kind.SEVERAL, joiner, found.options), problem)


def _found(one: Guess, joiner: str, given: tuple[str, ...] | None) -> Learned:
    """Return the options of a column, and the cells that they do not explain."""
    texts = one.seen.texts
    if given == (EVERY_COMMA,) or (given is None and one.field in _PLAIN):
        return Learned(_at_every(joiner.strip(), texts), ())
    if given:
        return Learned(given, tuple(text for text in texts if split(text, joiner, given).whole))
    return learned(texts, joiner)


def _chosen(one: Guess) -> tuple[str, ...]:
    """Return the answers of a single choice, when there are few."""
    seen = one.seen
    few = len(seen.counts) <= min(MOST_OPTIONS, max(1, seen.answers // 2))
    return seen.texts if few and not is_prose(seen.texts, AMBIGUOUS) else ()


def _ask(one: Guess, found: Learned, joiner: str, known: Known) -> Problem:
    """Return the question what the options of a column are, with a proposal."""
    name, counts = one.seen.asked, one.seen.counts
    people = counted(sum(counts[text] for text in found.whole), "answer")
    message = f"{quoted(name, 80)}: {people} cannot be split, as options may have commas in them"
    cells = [text for text in found.whole for _ in range(min(counts[text], 2))]
    proposal = dict.fromkeys((*found.options, *likely(cells, joiner, known.words.own_words)))
    if proposal:
        hint = f'say what can be ticked, such as --options "{name}={"|".join(proposal)}"'
    else:
        hint = f'if each comma stands between two answers: --options "{name}={EVERY_COMMA}"'
    severity: Severity = "warning" if _is_own(one) else "error"
    return Problem(_first(one, set(found.whole), known.form), message, hint, severity)


def _first(one: Guess, texts: set[str], form: Form) -> tuple[str | int, ...]:
    """Return the place of the first cell with one of these texts."""
    index = one.seen.index
    lines = (row.line for row in form.rows if tidy(form.cell(row, index)) in texts)
    return (form.file, next(lines, form.header_line), index)
