"""Four rotations in a row: nobody is lost, handles stay, and who has met whom is what a plain count says."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.cli.program import call

pytestmark = pytest.mark.long

Pairs = Counter[frozenset[str]]

FIRST = ("ana", "ben", "cem", "dia", "eve", "fay", "gus", "hal", "ida", "jon", "kim", "lou")

COHORT = """\
cohort: Round 0
starts: 2027-01-04
ends: 2027-03-26
timezone: Europe/London
size: 3-4
participants:
"""


class Round(NamedTuple):
    """What is answered at the end of a cohort, and who takes part or waits in the next one."""

    answers: str
    here: str
    waiting: str


ROUNDS = (
    Round(
        "leave: [ana]\ndefer: [ben]\npause: {cem: 2027-08-01}\njoin: {zoe: {name: Zoe, lead: yes}}\n",
        here="dia eve fay gus hal ida jon kim lou zoe",
        waiting="ben cem",
    ),
    # Ben is back by himself; Cem waits on; Dia has another handle from now on.
    Round(
        "leave: [dia]\njoin: {diana: {name: Diana, was: [dia], lead: yes}}\n",
        here="eve fay gus hal ida jon kim lou zoe ben diana",
        waiting="cem",
    ),
    # Cem's day has come; Ana, who left, comes again under another handle; Eve waits for the round after.
    Round(
        "defer: eve\njoin: {anna: {name: Anna, was: ana, lead: yes}}\n",
        here="fay gus hal ida jon kim lou zoe ben diana cem anna",
        waiting="eve",
    ),
    Round("leave: [gus, hal]\n", here="fay ida jon kim lou zoe ben diana cem anna eve", waiting=""),
)

TODAY = {"dia": "diana", "ana": "anna"}
"""Whoever had another handle at the beginning, by it."""


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the folders of five cohorts, each but the first made by rotate from the one before."""
    place = tmp_path_factory.mktemp("chain")
    folders = [place / f"c{number}" for number in range(len(ROUNDS) + 1)]
    folders[0].mkdir()
    people = "".join(f"  {handle}: {{name: {handle.title()}, lead: yes}}\n" for handle in FIRST)
    (folders[0] / "cohort.yaml").write_text(COHORT + people, encoding="utf-8")
    done = call("match", cwd=folders[0])
    assert done.returncode == 0, done.stderr.decode()
    for before, after, each in zip(folders, folders[1:], ROUNDS, strict=False):
        (before / "answers.yaml").write_text(each.answers, encoding="utf-8")
        done = call("rotate", "--json", "--to", f"../{after.name}", "--name", after.name, cwd=before)
        assert done.returncode == 0, done.stderr.decode()
        (before / "told.json").write_bytes(done.stdout)
    return folders


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pairs_in(path: Path) -> Pairs:
    """Return the pairs who share a circle in a file, by their handles of the end."""
    found: Pairs = Counter()
    for circle in loaded(path)["circles"].values():
        members = [TODAY.get(handle, handle) for handle in circle["members"]]
        found.update(frozenset(pair) for pair in combinations(members, 2))
    return found


def met_before(folders: Iterable[Path]) -> Pairs:
    """Return how often each pair shared a circle, counted from the circles themselves."""
    return sum((pairs_in(folder / "circles.yaml") for folder in folders), Counter())


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each handle in people.csv, and until when they pause."""
    with (folder / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row.get("pause_until") or ""


def test_nobody_is_lost_and_handles_stay(chain: list[Path]) -> None:
    """Those who go on are in the table in their order, then those who wait, with their day."""
    for folder, each in zip(chain[1:], ROUNDS, strict=True):
        assert [handle for handle, _ in rows(folder)] == [*each.here.split(), *each.waiting.split()]
        assert [handle for handle, until in rows(folder) if until] == each.waiting.split()


def test_who_waits_is_in_no_circle_and_everybody_else_in_one(chain: list[Path]) -> None:
    """Whatever happened before."""
    for folder, each in zip(chain[1:], ROUNDS, strict=True):
        circles = loaded(folder / "circles.yaml")["circles"].values()
        placed = [handle for circle in circles for handle in circle["members"]]
        assert sorted(placed) == sorted(each.here.split())


def test_a_day_of_return_is_the_one_that_was_said(chain: list[Path]) -> None:
    """Cem's stays through two rounds; Ben's is the day after the end of the next one."""
    ends = [str(loaded(folder / "cohort.yaml")["ends"]) for folder in chain]
    assert ends[1] == "2027-06-18"
    assert dict(rows(chain[1]))["ben"] == "2027-06-19"
    assert {dict(rows(folder))["cem"] for folder in chain[1:3]} == {"2027-08-01"}


def test_the_history_is_what_a_plain_count_says(chain: list[Path]) -> None:
    """Every pair, as often as they met, in the files that rotate wrote from folder to folder."""
    for number, folder in enumerate(chain[1:], 1):
        files = sorted((folder / "history").iterdir())
        assert len(files) == number
        assert sum(map(pairs_in, files), Counter()) == met_before(chain[:number])


def test_who_meets_again_is_what_a_plain_count_says(chain: list[Path]) -> None:
    """The pairs that rotate names, and how often they met, also under another handle."""
    for number, folder in enumerate(chain[1:], 1):
        told = json.loads((chain[number - 1] / "told.json").read_bytes())
        said = {
            frozenset(TODAY.get(pair[key], pair[key]) for key in ("first", "second")): pair["times"]
            for pair in told["again"]
        }
        before = met_before(chain[:number])
        now = pairs_in(folder / "circles.yaml")
        assert said == {pair: before[pair] for pair in now if pair in before}
        assert len(said) >= told["least"]


def test_a_folder_forms_its_own_circles_again(chain: list[Path]) -> None:
    """What was written is all that match needs to come to the same result."""
    before = (chain[-1] / "circles.yaml").read_bytes()
    done = call("match", "--dry-run", cwd=chain[-1])
    assert (done.returncode, b"Nothing changed" in done.stderr or b"up to date" in done.stderr) == (0, True)
    assert (chain[-1] / "circles.yaml").read_bytes() == before
