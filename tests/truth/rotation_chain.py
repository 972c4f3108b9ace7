"""Chains of cohorts that the command rotates, with all that a person knows who wrote every answer down."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from circlekit.cli.edge import run

from . import rotation_reader as reader
from .rotation_answers import Outcome, Said, files_of, invent_states, invent_wishes, outcome
from .rotation_count import Past, pairs
from .rotation_people import Inventor, Person, as_csv, as_yaml

TERM = timedelta(days=81)
BEGINS = date(2027, 1, 4)
TURNS = ("case_giver", "opener", "note_taker")


class Style(NamedTuple):
    """What holds for a whole chain. ``plain``: people differ in nothing, so that the best is known."""

    people: int
    size: tuple[int, int]
    cohorts: int
    wide: bool
    plain: bool
    silent: str
    twos: bool
    ahead: int
    inside: bool

    @property
    def tiny(self) -> bool:
        """Tell whether every partition can be tried."""
        return self.people <= 14


def style(rng: Random) -> Style:
    """Return a random style."""
    tiny = rng.random() < 0.5
    size = (6, 8) if tiny else rng.choice([(3, 4), (4, 5), (5, 6), (6, 8)])
    plain = rng.random() < 0.5
    ahead = rng.choice([0, 0, 3, 4])
    return Style(
        people=rng.randint(12, 14) if tiny else rng.randint(18, 60),
        size=size,
        cohorts=rng.randint(2, 4),
        wide=plain or rng.random() < 0.4,
        plain=plain,
        silent=rng.choice(["stay"] * 5 + ["leave", "defer"]),
        twos=not ahead and rng.random() < 0.3,
        ahead=ahead,
        inside=rng.random() < 0.3,
    )


class Done(NamedTuple):
    """What a command returned and printed."""

    code: int
    out: str
    err: str


def command(*words: str) -> Done:
    """Run circlekit in this process, as in a pipe."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run(words)
    return Done(code, out.getvalue(), err.getvalue())


@dataclass
class Step:
    """One rotation: what was before, what was said, and what came of it."""

    style: Style
    people: dict[int, Person]
    old: reader.Folder
    folder: reader.Folder
    told: dict[str, Any]
    said: Said
    found: Outcome
    past: list[Past]
    circles: list[list[int]]
    leads: list[int | None]
    deputies: list[int | None]
    apart: list[list[int]]
    alumni: set[int]
    forgotten: set[int]
    ids: list[str]
    key_of: dict[str, int]
    old_circle: dict[int, str]
    offers: dict[int, str] = field(default_factory=dict)

    @property
    def around(self) -> set[int]:
        """Everybody who takes part or waits."""
        return {*self.found.going, *self.found.waits}


class Chain:
    """A chain of cohorts under way in a folder of its own."""

    def __init__(self, seed: int, place: Path) -> None:
        self.rng = Random(seed)
        self.style = style(self.rng)
        self.place = place
        self.invent = Inventor(self.rng, self.style.wide, self.style.plain)
        self.people = self.invent.everybody
        self.past: list[Past] = []
        self.waiting: dict[int, date] = {}
        self.gone: list[int] = []
        self.alumni: set[int] = set()
        self.forgotten: set[int] = set()
        self.seated = False
        self.apart: list[list[int]] = []
        self.ids: list[str] = []
        self.here: list[int] = []
        self.path = place / "r0"
        self.starts, self.ends = BEGINS, BEGINS + TERM
        self._begin()

    @property
    def key_of(self) -> dict[str, int]:
        """Everybody by every handle that they ever had."""
        return {handle: key for key, person in self.people.items() for handle in person.handles}

    def _begin(self) -> None:
        """Write the first cohort, with circles by hand."""
        self.path.mkdir()
        for _ in range(self.style.people):
            self._welcome()
        earlier = self._earlier() if self.rng.random() < 0.4 else ""
        circles = self._cut(self.here)
        lines = ["cohort: round-0", "circles:"]
        for number, members in enumerate(circles, 1):
            offering = [one for one in members if self.people[one].lead != "no"]
            roles = dict(zip(("lead", "deputy"), offering, strict=False))
            shown = "".join(f"{role}: {self.people[one].handle}, " for role, one in roles.items())
            handles = ", ".join(self.people[one].handle for one in members)
            lines.append(f"  c{number}: {{name: Circle {number}, {shown}members: [{handles}]}}")
        self._write("circles.yaml", "\n".join(lines) + "\n")
        apart = [pair for pair in self._pairs_of(self.here, 3) if not pair <= set().union()]
        met = pairs(circles)
        self.apart = [sorted(pair) for pair in apart if pair not in met] if not self.style.plain else []
        self._write("cohort.yaml", self._cohort(earlier))

    def _welcome(self) -> Person:
        found = self.invent.person()
        self.here.append(found.key)
        self.invent.around.append(found.handle)
        return found

    def _pairs_of(self, people: Sequence[int], count: int) -> list[frozenset[int]]:
        return [frozenset(self.rng.sample(people, 2)) for _ in range(count)]

    def _cut(self, people: Sequence[int]) -> list[list[int]]:
        """Return people in circles of even sizes."""
        mixed = self.rng.sample(people, len(people))
        count = -(-len(people) // self.style.size[1])
        return [mixed[number::count] for number in range(count)]

    def _earlier(self) -> str:
        """Write a history that others were in too, and in which two people have other handles."""
        others = [self.invent.person() for _ in range(4)]
        self.gone += [one.key for one in others]
        shown = {one: self.people[one].handle for one in self.people}
        for one in self.rng.sample(self.here, 2):
            before = self.invent.handle()
            self.people[one].handles.insert(0, before)
            shown[one] = before
        pool = [*self.rng.sample(self.here, 2 * len(self.here) // 3), *self.gone]
        circles = self._cut(pool)
        lines = ["cohort: before", "circles:"] + [
            f"  k{number}: {{name: K{number}, lead: {shown[own[0]]}, members: [{', '.join(shown[one] for one in own)}]}}"
            for number, own in enumerate(circles)
        ]
        self._write("earlier.yaml", "\n".join(lines) + "\n")
        self.past.append(Past(circles, [own[0] for own in circles], [], {}))
        return "history: [earlier.yaml]\n"

    def _cohort(self, earlier: str) -> str:
        """Return the first cohort file, and write the table that it may name."""
        rules = [f"apart: [{', '.join(self._group(pair) for pair in self.apart)}]"] if self.apart else []
        if not self.style.plain:
            rules += ["mix: [team]", "not_alone: [gender]", "separate: manager"]
            rules += [f"prefer: [{self._group(self.rng.sample(self.here, 2))}]"]
            rules += [f"avoid: [{self._group(self.rng.sample(self.here, 2))}]"]
        rows = {self.people[one].handle: self.people[one].row(self.people[one].handles[:-1]) for one in self.here}
        if self.rng.random() < 0.5:
            people = "participants:\n" + as_yaml(rows)
        else:
            self._write("people.csv", as_csv([{"id": handle, **row} for handle, row in rows.items()]))
            people = "participants: people.csv\n"
        plan = f"silent: {self.style.silent}" + (", old_circles: in twos" if self.style.twos else "")
        least, most = self.style.size
        return (
            f"cohort: Round 0\nstarts: {self.starts}\nends: {self.ends}\ntimezone: Europe/London\n"
            f"size: {least}-{most}\nrotation: {{{plan}}}\nmatching: {{{', '.join(rules)}}}\n{earlier}"
            f"coordinator: {{name: Zed, email: zed@example.com}}\n{people}"
        )

    def _group(self, keys: Sequence[int]) -> str:
        return f"[{', '.join(self.people[one].handle for one in keys)}]"

    def _write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")

    def _replace(self, name: str, old: str, new: str) -> None:
        path = self.path / name
        if path.exists():
            text = path.read_bytes().decode()
            path.write_bytes(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text).encode())

    def steps(self) -> Iterator[Step | str]:
        """Rotate again and again; yields each rotation, or what went wrong with it."""
        for number in range(1, self.style.cohorts + 1):
            if number > 1:
                self._edit()
                yield from self._forget()
            found = self._step(number)
            if found is None:
                return
            yield found
            if isinstance(found, str):
                return

    def _edit(self) -> None:
        """Change the folder as coordinators do: another handle for somebody, two people in each other's place."""
        if self.rng.random() < 0.4:
            self._rename(self.rng.choice(self.here))
        if not self.seated and self.rng.random() < 0.2:
            self._swap()

    def _rename(self, key: int) -> None:
        person, old = self.people[key], self.people[key].handle
        new = self.invent.handle()
        for name in ("cohort.yaml", "circles.yaml", "people.csv"):
            self._replace(name, old, new)
        path = self.path / "people.csv"
        rows = [dict(row) for row in reader.table(path).values()]
        for row in rows:
            was = [one for one in row.get("was", "").split("; ") if one]
            row["was"] = "; ".join([*was, old] if row["id"] == new else was)
        path.write_text(as_csv(rows, list(rows[0])), encoding="utf-8")
        person.handle = new
        person.handles.append(new)

    def _swap(self) -> None:
        """Let two who look after nothing change places, where no rule speaks against it."""
        path = self.path / "circles.yaml"
        circles = reader.load(path)["circles"]
        free = {
            name: [one for one in own["members"] if one not in (own.get("lead"), own.get("deputy"))]
            for name, own in circles.items()
        }
        one, two = self.rng.sample(sorted(free), 2)
        if self.style.plain and free[one] and free[two]:
            first, second = self.rng.choice(free[one]), self.rng.choice(free[two])
            self._replace("circles.yaml", first, "nobody-here")
            self._replace("circles.yaml", second, first)
            self._replace("circles.yaml", "nobody-here", second)

    def _forget(self) -> Iterator[str]:
        """Take somebody out who left, and compare what the folder says of the others."""
        known = [one for one in self.gone if one not in self.forgotten]
        if not known or self.rng.random() > 0.3:
            return
        key = self.rng.choice(known)
        person = self.people[key]
        before = [{tuple(sorted(c["members"])) for c in one["circles"].values()} for one in reader.history(self.path)]
        handles = {one for groups in before for members in groups for one in members}
        mine = [one for one in person.handles if one in handles]
        words = [word for one in mine or [person.handle] for word in ("--forget", one)]
        done = command("rotate", str(self.path / "cohort.yaml"), *words)
        if done.code and mine:
            yield f"forget: exit {done.code}: {done.err}"
            return
        if not mine:
            return
        self.forgotten.add(key)
        self.alumni.discard(key)
        self.past = [one.without(key) for one in self.past]
        after = [{tuple(sorted(c["members"])) for c in one["circles"].values()} for one in reader.history(self.path)]
        wanted = [{tuple(one for one in own if one not in mine) for own in groups} - {()} for groups in before]
        if [groups - {()} for groups in after] != wanted:
            yield f"forget: others' circles changed: {after} and not {wanted}"
        for name, data in reader.contents(self.path).items():
            text = data.decode("utf-8", "replace")
            if name.startswith(("rotation/",)) or name in ("people.csv", "cohort.yaml"):
                continue
            for word in (*mine, *person.names, *filter(None, [person.email])):
                if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
                    yield f"forget: «{word}» is still in {name} (handle {mine})"

    def _step(self, number: int) -> Step | str | None:
        starts = self.ends + timedelta(days=7 - self.ends.weekday())
        ends = starts + TERM
        circles = {
            name: [self.key_of[one] for one in own["members"]]
            for name, own in reader.load(self.path / "circles.yaml")["circles"].items()
        }
        ended = reader.load(self.path / "circles.yaml")["circles"]
        leads = [self.key_of[own["lead"]] for own in ended.values() if own.get("lead")]
        deputies = [self.key_of[own["deputy"]] for own in ended.values() if own.get("deputy")]
        said, found = self._said(starts, ends, leads, circles)
        turns, roles = self._turns(circles)
        self._write_answers(said, turns)
        self.past = [*self.past, Past(list(circles.values()), leads, deputies, roles)]
        old = reader.Folder(self.path, self.starts, self.ends, {}, ended, [])
        return self._rotate(number, old, said, found, circles)

    def _said(
        self, starts: date, ends: date, leads: Sequence[int], circles: dict[str, list[int]]
    ) -> tuple[Said, Outcome]:
        rng, silent = self.rng, self.style.silent
        said = invent_states(rng, self.here, self.waiting, silent, starts, ends)

        def now() -> Outcome:
            return outcome(said, self.here, self.waiting, silent, starts, ends)

        self._come_back(said, now())
        while self._too_few(len(now().going)):
            person = self.invent.person()
            said.joins.append(person)
        if rng.random() < 0.2:
            person = self.invent.person()
            said.joins.append(person)
            said.joins_later[person.key] = starts + timedelta(days=30)
        found = now()
        while self._too_many(len(found.going)):
            key = found.stays[-1]
            said.states[key] = "leave"
            found = now()
        invent_wishes(rng, said, found, leads, circles, self.style.size[1])
        return said, found

    def _too_few(self, people: int) -> bool:
        """Tell whether so many are fewer than wanted, or cannot be cut."""
        least, most = self.style.size
        wanted = 12 if self.style.tiny else max(12, self.style.people - 4)
        return people < wanted or not any(least * n <= people <= most * n for n in range(1, 40))

    def _too_many(self, people: int) -> bool:
        return self.style.tiny and people > 14

    def _come_back(self, said: Said, found: Outcome) -> None:
        """Let somebody who left join again, and somebody who leaves join at once under another handle."""
        rng = self.rng
        left = [one for one in self.gone if one not in self.forgotten]
        coming = [rng.choice(left)] if left and rng.random() < 0.4 else []
        leaving = [one for one in found.leaves if said.states.get(one) == "leave" and one in self.here]
        for key in coming:
            said.joins.append(self.people[key])
            if rng.random() < 0.6:
                said.renamed[key] = self.invent.handle()
                said.was[key] = list(self.people[key].handles)
        if leaving and rng.random() < 0.3:
            key = rng.choice(leaving)
            said.joins.append(self.people[key])
            said.renamed[key] = self.invent.handle()
            said.was[key] = list(self.people[key].handles)

    def _turns(self, circles: dict[str, list[int]]) -> tuple[str, dict[int, Counter[str]]]:
        """Return who had which turn, as lines of log.yaml and counted."""
        counts: dict[int, Counter[str]] = {}
        lines = ["turns:"]
        for name, members in circles.items():
            lines.append(f"  {name}:")
            for meeting in range(1, self.rng.choice([2, 4])):
                given = {role: self.rng.sample(members, self.rng.choice([1, 2])) for role in TURNS}
                shown = ", ".join(f"{role}: {self._group(own)}" for role, own in given.items())
                lines.append(f"    {meeting}: {{{shown}}}")
                for role, own in given.items():
                    for key in own:
                        counts.setdefault(key, Counter())[role] += 1
        if self.rng.random() < 0.3:
            return "", {}
        who = self._group(self.rng.sample(self.here, 3))
        lines.append(f"collaborations: [{{who: {who}, what: a shared shelf, since: {self.starts}}}]")
        return "\n".join(lines) + "\n", counts

    def _write_answers(self, said: Said, turns: str) -> None:
        kinds = ["yaml", "joiners", "log"]
        if not (said.one_more or said.prefer or said.avoid):
            kinds += ["csv", "csv"]
        kind = self.rng.choice(kinds)
        files = files_of(said, kind, "", self.people, "")
        if kind == "log" and not files["log.yaml"].partition("\n")[2]:
            files = {}
        if turns:
            files["log.yaml"] = files.get("log.yaml", "") + turns
        for name, text in files.items():
            self._write(name, text)

    def _rotate(
        self, number: int, old: reader.Folder, said: Said, found: Outcome, circles: dict[str, list[int]]
    ) -> Step | str | None:
        place = self.path / "rotation" / f"round-{number}" if self.style.inside else self.place / f"r{number}"
        words = ["rotate", str(self.path / "cohort.yaml"), "--json", "--name", f"Round {number}", "--today", str(self.ends)]
        words += [] if self.style.inside else ["--to", str(place)]
        if self.style.ahead and (number == 1 or self.rng.random() < 0.3):
            words += ["--ahead", str(self.style.ahead)]
        before = reader.own(self.path)
        done = command(*words)
        if done.code == 3:
            return None
        if done.code:
            return f"exit: {done.code} at {number}: {done.err}{done.out[-600:]}"
        if reader.own(self.path) != before:
            return "old folder: it is not what it was"
        if self.rng.random() < 0.4:
            first = reader.contents(place)
            again = command(*words)
            told = json.loads(again.out)
            if reader.contents(place) != first or {one["status"] for one in told["files"]} != {"unchanged"}:
                return f"second run: it changes {[name for name, data in reader.contents(place).items() if first.get(name) != data]}"
        return self._came(json.loads(done.out), old, reader.folder(place), said, found, circles)

    def _came(
        self, told: dict[str, Any], old: reader.Folder, new: reader.Folder, said: Said, found: Outcome,
        ended: dict[str, list[int]],
    ) -> Step:  # fmt: skip
        """Take over what was said, and return the rotation with all that is known of it."""
        for person in said.joins:
            person.handle = said.renamed.get(person.key, person.handle)
            person.handles += [person.handle] if person.handle not in person.handles else []
        for key in said.lead_again:
            self.people[key].lead = "yes"
        around = {*found.going, *found.waits}
        left = [one for one in {*self.here, *self.waiting, *self.gone} if one not in around]
        self.gone = sorted(left)
        self.alumni = {one for one in (*self.alumni, *said.alumni) if one not in around}
        self.here, self.waiting = found.going, found.waits
        self.invent.around = [self.people[one].handle for one in self.here]
        self.apart = [pair for pair in self.apart if set(pair) <= around]
        self.path, self.starts, self.ends = new.path, new.starts, new.ends
        self.seated = bool(told.get("ahead", {}).get("by_seats"))
        key_of = self.key_of
        own = list(new.circles.values())
        return Step(
            self.style, self.people, old, new, told, said, found, list(self.past),
            [[key_of[one] for one in circle["members"]] for circle in own],
            [key_of[circle["lead"]] if circle.get("lead") else None for circle in own],
            [key_of[circle["deputy"]] if circle.get("deputy") else None for circle in own],
            self.apart, set(self.alumni), set(self.forgotten), list(self.ids), key_of,
            {key: name for name, members in ended.items() for key in members},
            {one: self.people[one].lead for one in found.going},
        )  # fmt: skip
