"""Chains of cohorts that the command rotates, with all that a person knows who wrote every answer down."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from . import rotation_reader as reader
from .rotation_answers import Outcome, Said, files_of, filled_in, invent_states, invent_wishes, outcome
from .rotation_begin import begin
from .rotation_command import command
from .rotation_count import Past
from .rotation_edits import edit, forget
from .rotation_people import Person
from .rotation_world import TERM, Style, World

TURNS = ("case_giver", "opener", "note_taker")


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
    def placed(self) -> list[int]:
        """Everybody who has a circle now."""
        return [key for circle in self.circles for key in circle]

    @property
    def around(self) -> set[int]:
        """Everybody who takes part or waits."""
        return {*self.found.going, *self.found.waits}


class Chain(World):
    """A chain of cohorts under way in a folder of its own."""

    def __init__(self, seed: int, place: Path) -> None:
        super().__init__(seed, place)
        begin(self)

    def steps(self) -> Iterator[Step | str]:
        """Rotate again and again; yields each rotation, or what went wrong with it."""
        for number in range(1, self.style.cohorts + 1):
            if number > 1:
                edit(self)
                yield from forget(self)
            found = self._step(number)
            if found is None:
                return
            yield found
            if isinstance(found, str):
                return

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
        if not self.style.plain and len(found.going) > 6 and rng.random() < 0.2:
            said.prefer.append(rng.sample(found.going, 2))
            said.avoid.append(rng.sample(found.going, 2))
        return said, found

    def _too_few(self, people: int) -> bool:
        """Tell whether so many are fewer than wanted, or cannot be cut."""
        least, most = self.style.size
        wanted = 12 if self.style.tiny else max(12, self.style.people - 4)
        if self.style.spare:
            return people < wanted
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
                shown = ", ".join(f"{role}: {self.group(own)}" for role, own in given.items())
                lines.append(f"    {meeting}: {{{shown}}}")
                for role, own in given.items():
                    for key in own:
                        counts.setdefault(key, Counter())[role] += 1
        if self.rng.random() < 0.3:
            return "", {}
        who = self.group(self.rng.sample(self.here, 3))
        lines.append(f"collaborations: [{{who: {who}, what: a shared shelf, since: {self.starts}}}]")
        return "\n".join(lines) + "\n", counts

    def _write_answers(self, said: Said, turns: str) -> None:
        kinds = ["yaml", "joiners", "log"]
        if not (said.one_more or said.prefer or said.avoid):
            kinds += ["csv", "asked"]
        kind = self.rng.choice(kinds)
        files = files_of(said, kind, self.people)
        if kind == "asked":
            done = command("rotate", str(self.path / "cohort.yaml"), "--ask", "--today", str(self.starts))
            asked = reader.table(self.path / "answers.csv") if done.code == 0 else {}
            files = {"answers.csv": filled_in(asked, said, self.people)}
        if kind == "log" and not files["log.yaml"].partition("\n")[2]:
            files = {}
        if turns:
            files["log.yaml"] = files.get("log.yaml", "") + turns
        for name, text in files.items():
            self.write(name, text)

    def _rotate(
        self, number: int, old: reader.Folder, said: Said, found: Outcome, circles: dict[str, list[int]]
    ) -> Step | str | None:
        place = self.path / "rotation" / f"round-{number}" if self.style.inside else self.place / f"r{number}"
        words = [
            "rotate",
            str(self.path / "cohort.yaml"),
            "--json",
            "--name",
            f"Round {number}",
            "--today",
            str(self.ends),
        ]
        words += [] if self.style.inside else ["--to", str(place)]
        if self.style.ahead and (number == 1 or self.rng.random() < 0.3):
            words += ["--ahead", str(self.style.ahead)]
        words += ["--allow-unplaced"] if self.style.spare else []
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
            told = json.loads(again.out or "{}")
            if again.code:
                return f"second run: exit {again.code} at {number}: {again.err}"
            if reader.contents(place) != first or {one["status"] for one in told["files"]} != {"unchanged"}:
                return "second run: it changes something"
        looked = command("check", str(place / "cohort.yaml"))
        if looked.code:
            return f"check: exit {looked.code} at {number}: {looked.out}{looked.err}"
        return self._came(json.loads(done.out), old, reader.folder(place), said, found, circles)

    def _came(
        self, told: dict[str, Any], old: reader.Folder, new: reader.Folder, said: Said, found: Outcome,
        ended: dict[str, list[int]],
    ) -> Step:  # fmt: skip
        """Take over what was said, and return the rotation with all that is known of it."""
        self.report_to({self.people[key].handle: new for key, new in said.renamed.items()})
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
