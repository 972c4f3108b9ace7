"""Random answers at the end of a cohort, written as YAML, as a table or in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .rotation_people import COLUMNS, Person, as_csv, as_yaml

STAY, LEAVE, DEFER, PAUSE = "stay", "leave", "defer", "pause"


@dataclass
class Said:
    """What people said, by their keys; ``back`` are newcomers who had another handle, with those they had."""

    states: dict[int, str] = field(default_factory=dict)
    until: dict[int, date] = field(default_factory=dict)
    joins: list[Person] = field(default_factory=list)
    was: dict[int, list[str]] = field(default_factory=dict)
    joins_later: dict[int, date] = field(default_factory=dict)
    lead_again: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    alumni: list[int] = field(default_factory=list)
    one_more: list[str] = field(default_factory=list)
    prefer: list[list[int]] = field(default_factory=list)
    avoid: list[list[int]] = field(default_factory=list)
    renamed: dict[int, str] = field(default_factory=dict)


@dataclass
class Outcome:
    """What becomes of everybody: who goes on, in order, who waits until when, who leaves."""

    stays: list[int]
    returns: list[int]
    joins: list[int]
    waits: dict[int, date]
    leaves: list[int]

    @property
    def going(self) -> list[int]:
        """Who takes part in the next cohort."""
        return [*self.stays, *self.returns, *self.joins]


def outcome(
    said: Said, here: Sequence[int], waiting: dict[int, date], silent: str, starts: date, ends: date
) -> Outcome:
    """Return what becomes of everybody in the cohort from ``starts`` to ``ends``, by docs/rotate.md."""
    found = Outcome([], [], [], {}, [])
    for key in [*here, *waiting]:
        state = said.states.get(key, PAUSE if key in waiting else silent)
        until = said.until.get(key) or waiting.get(key) or starts
        if state == PAUSE and until <= starts:
            state = STAY
        if state == STAY:
            (found.returns if key in waiting else found.stays).append(key)
        elif state == LEAVE:
            found.leaves.append(key)
        else:
            found.waits[key] = ends + timedelta(days=1) if state == DEFER else until
    for person in said.joins:
        later = said.joins_later.get(person.key)
        if later and later > starts:
            found.waits[person.key] = later
        else:
            found.joins.append(person.key)
    return found


def invent_states(
    rng: Random, here: Sequence[int], waiting: dict[int, date], silent: str, starts: date, ends: date
) -> Said:
    """Return states for some of the people; a silent majority only where silence is no farewell."""
    said, spoken = Said(), 0.5 if silent == STAY else 0.93
    days = [
        starts - timedelta(days=3),
        starts + timedelta(days=40),
        ends + timedelta(days=1),
        ends + timedelta(days=90),
    ]
    for key in here:
        chance = rng.random()
        if chance < 0.12:
            said.states[key] = LEAVE
        elif chance < 0.17:
            said.states[key] = DEFER
        elif chance < 0.22:
            said.states[key], said.until[key] = PAUSE, rng.choice(days)
        elif rng.random() < spoken:
            said.states[key] = STAY
    for key in waiting:
        if rng.random() < 0.3:
            said.states[key] = rng.choice([STAY, LEAVE, DEFER, PAUSE])
            if said.states[key] == PAUSE:
                said.until[key] = rng.choice(days)
    return said


def invent_wishes(
    rng: Random, said: Said, found: Outcome, leads: Sequence[int], circles: dict[str, list[int]], most: int
) -> None:
    """Add wishes for roles, for the list of former members, for company, and of whole circles."""
    for key in [*found.stays, *found.returns]:
        chance = rng.random()
        if chance < (0.5 if key in leads else 0.04):
            (said.lead_again if rng.random() < 0.6 else said.rest).append(key)
    said.alumni = [key for key in found.leaves if rng.random() < 0.4]
    going = found.going
    if rng.random() < 0.12:
        name, members = rng.choice(sorted(circles.items()))
        if 2 <= len(set(members) & set(going)) <= most:
            said.one_more.append(name)


def files_of(said: Said, style: str, people: Mapping[int, Person]) -> dict[str, str]:
    """Return the files that hold the answers; in the style ``log`` they are lines for log.yaml."""
    names = {key: person.handle for key, person in people.items()}
    joining = _joining(said)
    if style == "csv":
        return {"answers.csv": as_csv(_rows(said, names, joining), ("answer", "alumni", *COLUMNS))}
    lines = []
    for state in (STAY, LEAVE, DEFER):
        own = [names[key] for key, one in said.states.items() if one == state]
        lines += [f"{state}: [{', '.join(own)}]"] if own else []
    pauses = [f"{names[key]}: {said.until[key]}" for key, one in said.states.items() if one == PAUSE]
    lines += [f"pause: {{{', '.join(pauses)}}}"] if pauses else []
    for wish in ("lead_again", "rest", "alumni"):
        own = [names[key] for key in getattr(said, wish)]
        lines += [f"{wish}: [{', '.join(own)}]"] if own else []
    lines += [f"one_more: [{', '.join(said.one_more)}]"] if said.one_more else []
    now = {**names, **said.renamed}
    for wish in ("prefer", "avoid"):
        groups = [f"[{', '.join(now[key] for key in group)}]" for group in getattr(said, wish)]
        lines += [f"{wish}: [{', '.join(groups)}]"] if groups else []
    if style == "joiners" and joining:
        lines.append("join: joiners.csv")
        table = as_csv([{"id": handle, **row} for handle, row in joining.items()])
        return {"answers.yaml": "\n".join(lines) + "\n", "joiners.csv": table}
    text = "\n".join(lines) + "\n" + (f"join:\n{as_yaml(joining)}" if joining else "")
    if style == "log":
        return {"log.yaml": "answers:\n" + "".join(f"  {line}\n" for line in text.splitlines())}
    return {"answers.yaml": text if text.strip() else "stay: []\n"}


def filled_in(asked: Mapping[str, Mapping[str, str]], said: Said, people: Mapping[int, Person]) -> str:
    """Return the table that ``rotate --ask`` wrote, filled in; those who join stand below."""
    names = {key: person.handle for key, person in people.items()}
    given = {str(row["id"]): row for row in _rows(said, names, _joining(said))}
    rows = [{**row, **given.pop(handle, {})} for handle, row in asked.items()]
    return as_csv([*rows, *given.values()], ("answer", "alumni", *COLUMNS))


def _joining(said: Said) -> dict[str, dict[str, object]]:
    """Return who joins, as participants, by the handle they come with."""
    return {
        said.renamed.get(person.key, person.handle): person.row(
            said.was.get(person.key, ()), said.joins_later.get(person.key)
        )
        for person in said.joins
    }


def _rows(
    said: Said, names: dict[int, str], joining: dict[str, dict[str, object]]
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for key in dict.fromkeys([*said.states, *said.lead_again, *said.rest, *said.alumni]):
        row: dict[str, object] = {"id": names[key], "answer": said.states.get(key, "")}
        if key in said.until:
            row["pause_until"] = str(said.until[key])
        if key in said.lead_again or key in said.rest:
            row["lead_again"] = "yes" if key in said.lead_again else "no"
        if key in said.alumni:
            row["alumni"] = "yes"
        rows.append(row)
    return [*rows, *({"id": handle, "answer": "join", **row} for handle, row in joining.items())]
