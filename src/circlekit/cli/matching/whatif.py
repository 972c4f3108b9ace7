"""``match --what-if``: what a change of circles would change, term by term; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import as_it_stands
from circlekit.cli.workspace import workspace
from circlekit.core.text import counted

if TYPE_CHECKING:
    from circlekit.core.matching.whatif.compare import Rule, Side, WhatIf
    from circlekit.core.matching.whatif.words import Change

LABELS: Mapping[str, str] = {
    "well_served": "well served",
    "if_needed": "come only if needed",
    "without_lead": "without a lead",
    "met_before": "pairs who met before",
    "known": "pairs who know each other",
    "needs_met": "needs met",
    "alone": "alone of their kind",
    "avoided": "pairs to avoid",
    "preferred": "pairs to prefer",
}
"""Terms whose name does not say what they are."""

WhatIfs = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="CHANGE",
        help="Say what «swap amina ben», «move amina c3», «add zed c3», «drop ben» would change; repeatable.",
    ),
]


def show_what_if(cohort_file: Path, texts: Sequence[str], for_coordinator: bool, json: bool) -> None:
    """Say what changes, made one after the other, would change of circles.yaml as it stands.

    Raises:
        InputProblems: when the cohort or its circles have problems, or there are none yet.
        WrongUse: when one of them is no change, or names nobody.
    """
    from circlekit.core.matching.whatif.compare import what_if
    from circlekit.core.matching.whatif.words import change_of

    with workspace(cohort_file, dry_run=True) as space:
        matching = as_it_stands(space)
        changes = [change_of(text, space.cohort, matching.circles) for text in texts]
        found = what_if(space.cohort, matching, changes, for_coordinator)
    if json:
        output.show_json(_document(found))
        return
    names = {person.id: person.name for person in space.cohort.participants}
    circles = {circle.id: circle.name for circle in matching.circles}
    for change in changes:
        output.show(f"If {_said(change, names, circles)}:")
    for line in _lines(found, circles):
        output.show(f"  {line}", hang=2)


def _said(change: Change, names: Mapping[str, str], circles: Mapping[str, str]) -> str:
    name = names[change.person]
    if change.verb == "swap":
        return f"{name} and {names[change.other or '']} change places"
    if change.verb == "drop":
        return f"{name} leaves"
    return f"{name} {'joins' if change.verb == 'add' else 'moves to'} {circles[change.circle or '']}"


def _lines(found: WhatIf, circles: Mapping[str, str]) -> Iterator[str]:
    for circle in found.before.circles:
        terms = _terms(found.before.circles[circle], found.after.circles[circle])
        yield f"{circles[circle]}: {', '.join(terms) or 'nothing changes'}"
    yield f"In all: {', '.join(_terms(found.before.in_all, found.after.in_all)) or 'nothing changes'}"
    yield from (f"It breaks {_rule(rule, circles)}." for rule in found.breaks)
    yield from (f"It mends {_rule(rule, circles)}." for rule in found.mends)
    if not (found.breaks or found.mends):
        yield _verdict(found)


def _terms(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    return [
        f"{LABELS.get(name, name)} {before[name]} -> {after[name]}"
        for name in before
        if before[name] != after[name]
    ]


def _rule(rule: Rule, circles: Mapping[str, str]) -> str:
    if rule.says is None:
        return f"a private rule in {circles[rule.circle]}"
    return f"a rule in {circles[rule.circle]}: {rule.says}"


def _verdict(found: WhatIf) -> str:
    """Say whether all in all it is better, in the worth that «What each wish counts» explains."""
    gain = found.after.worth - found.before.worth
    if gain == 0:
        return "All in all it is as good."
    return (
        f"All in all it is {'better' if gain > 0 else 'worse'}, by a worth of {counted(abs(gain), 'point')}."
    )


def _document(found: WhatIf) -> dict[str, Any]:
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "changes": [
            *_changes(None, found.before.in_all, found.after.in_all),
            *(
                change
                for circle, before in found.before.circles.items()
                for change in _changes(circle, before, found.after.circles[circle])
            ),
        ],
        "breaks": [rule._asdict() for rule in found.breaks],
        "mends": [rule._asdict() for rule in found.mends],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"in_all": side.in_all, "circles": side.circles, "worth": side.worth}


def _changes(
    circle: str | None, before: Mapping[str, int], after: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    for name in before:
        if before[name] != after[name]:
            yield {"circle": circle, "term": name, "before": before[name], "after": after[name]}
