"""``circlekit match`` where circles stand already: few move, edits are honoured, and --fresh begins again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Outcome

pytestmark = pytest.mark.long

HEAD = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-02-14
timezone: Europe/London
meeting: {every: week}
"""

LEADS = (1, 2, 9, 10)

Cohort = Callable[..., None]


@pytest.fixture
def cohort(tmp_path: Path, command: Command) -> Cohort:
    """Write a cohort of the people with these numbers; ``more`` is for the head of the file."""

    def write(*numbers: int, more: str = "", friday: tuple[int, ...] = ()) -> None:
        lines = [
            f"  p{number}: {{name: Person {number}, lead: {'yes' if number in LEADS else 'no'},"
            f" available: [{'Fri 10:00-11:00' if number in friday else 'Tue 16:00-17:00'}]}}"
            for number in numbers
        ]
        text = "\n".join([HEAD + more, "participants:", *lines, ""])
        (tmp_path / "cohort.yaml").write_text(text, encoding="utf-8")

    return write


def read(folder: Path) -> str:
    """Return circles.yaml as it stands."""
    return (folder / "circles.yaml").read_text(encoding="utf-8")


def edit(folder: Path, before: str, after: str) -> None:
    """Replace something in circles.yaml, as a person would."""
    text = read(folder)
    assert before in text
    (folder / "circles.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")


def document(outcome: Outcome) -> dict[str, Any]:
    """Return the one JSON document on standard output."""
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def members(found: dict[str, Any]) -> dict[str, set[str]]:
    """Return who is in which circle."""
    return {circle["id"]: set(circle["members"]) for circle in found["circles"]}


def said(outcome: Outcome) -> str:
    """Return the talk in one line."""
    return " ".join(outcome.err.split())


def test_a_leaver_and_a_newcomer_move_nobody_else(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """Both are told, the figure is there, and the second time nothing is left to do."""
    cohort(*range(1, 15))
    before = members(document(command("match", "--json")))
    cohort(*range(1, 14), 15)
    done = command("match", "--json")
    found = document(done)
    after = members(found)
    for circle in before:
        assert before[circle] - {"p14"} == after[circle] - {"p15"}
    assert found["quality"]["moved"] == {
        "value": 0,
        "best": 0,
        "says": "0 of 14 people sit in another circle than before",
    }
    assert (found["moves"], [one["id"] for one in found["left"]]) == ([], ["p14"])
    assert "«p14» does not take part any more, and has left Circle" in done.err
    assert "Person 15 joins Circle" in done.err
    assert "moved" not in read(tmp_path)
    written = read(tmp_path)
    assert command("match").err.endswith("Nothing changed; 1 file is up to date.\n")
    assert read(tmp_path) == written


def test_who_pauses_is_missed_for_a_while(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """They are told by name, and until when they pause."""
    cohort(*range(1, 15))
    assert command("match").code == 0
    path = tmp_path / "cohort.yaml"
    resting = path.read_text("utf-8").replace("Person 14,", "Person 14, pause_until: 2027-09-01,")
    path.write_text(resting, encoding="utf-8")
    assert "Person 14 pauses until 2027-09-01, and has left Circle" in command("match").err


def test_too_many_people_are_formed_anew_and_cannot_be_kept(
    cohort: Cohort, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both say how many are too many."""
    cohort(*range(1, 15))
    command("match")
    monkeypatch.setattr("circlekit.core.matching.stay.start.STANDING", 10)
    sentence = "ircles of 14 people are more than can be kept as they stand (10)"
    done = command("match")
    assert (done.code, done.err.startswith(f"C{sentence}: all are formed anew.\n")) == (0, True)
    refused = command("match", "--keep")
    assert (refused.code, refused.err.startswith(f"c{sentence}\n")) == (2, True)


def test_who_moves_is_told_with_the_reason(cohort: Cohort, command: Command) -> None:
    """Two of a circle of seven leave, and one of the other seven comes."""
    cohort(*range(1, 15))
    before = members(document(command("match", "--json")))
    short = next(circle for circle in before if "p14" in before[circle])
    gone = sorted(before[short] - {f"p{number}" for number in LEADS})[:2]
    cohort(*(number for number in range(1, 15) if f"p{number}" not in gone))
    done = command("match", "--json")
    (move,) = document(done)["moves"]
    assert (move["to"], move["because"]) == (short, "it had too few people")
    assert f"Person {move['id'][1:]} moves from Circle" in done.err
    assert ": it had too few people." in done.err
    moved = document(done)["quality"]["moved"]
    assert (moved["value"], moved["says"]) == (1, "1 of 12 people sits in another circle than before")


def test_the_first_matching_has_nothing_before_it(cohort: Cohort, command: Command) -> None:
    """No moves, nobody who left, and no figure of moves."""
    cohort(*range(1, 13))
    found = document(command("match", "--json"))
    assert not {"moves", "left", "anew"} & set(found)
    assert "moved" not in found["quality"]


@pytest.mark.parametrize("how", [("--fresh",), ("--force",), ("--seed", "1"), ("--size", "5-7")])
def test_all_circles_are_formed_anew_where_that_is_asked_for(
    how: tuple[str, ...], cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """The result is that of an empty folder, and says nothing of moves."""
    cohort(*range(1, 15))
    assert command("match").code == 0
    cohort(*range(1, 13), 21, 22)
    found = document(command("match", *how, "--json"))
    again = read(tmp_path)
    (tmp_path / "circles.yaml").unlink()
    assert "moves" not in found
    assert command("match", *how).code == 0
    assert read(tmp_path) == again


def test_the_seed_of_the_file_stays_where_none_is_named(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """The same number named again changes nothing either."""
    cohort(*range(1, 15))
    command("match", "--seed", "5")
    written = read(tmp_path)
    assert "seed: 5" in written
    for how in ((), ("--seed", "5")):
        assert command("match", *how).err.endswith("Nothing changed; 1 file is up to date.\n")
    assert read(tmp_path) == written


def test_a_dry_run_only_tells(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """Who would leave and join, and nothing is written."""
    cohort(*range(1, 15))
    command("match")
    written = read(tmp_path)
    cohort(*range(1, 14), 15)
    done = command("match", "--dry-run")
    assert "Person 15 joins Circle" in done.err
    assert done.err.endswith("This was a dry run: nothing was written.\n")
    assert read(tmp_path) == written


def test_circles_that_cannot_be_read_are_shown_with_the_way_out(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """They are of the cohort's former name: exit 1, both ways out; --fresh forms them anew."""
    cohort(*range(1, 15))
    command("match")
    text = (tmp_path / "cohort.yaml").read_text(encoding="utf-8")
    (tmp_path / "cohort.yaml").write_text(text.replace("Spring", "Summer"), encoding="utf-8")
    done = command("match")
    assert done.code == 1
    assert "circles.yaml:3:9: this file belongs to «spring-2027»" in said(done)
    assert "correct the file, or form all circles anew with --fresh or --force" in said(done)
    assert command("match", "--fresh").code == 0


def test_a_number_that_cannot_be_cut_any_more_ends_as_it_did_at_first(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """Seventeen: exit 3 with the place and the ways out; with --allow-unplaced the newcomer waits."""
    cohort(*range(1, 17))
    command("match")
    before = read(tmp_path)
    cohort(*range(1, 18))
    done = command("match")
    assert done.code == 3
    assert done.err.startswith("cohort.yaml:")
    assert read(tmp_path) == before
    found = document(command("match", "--allow-unplaced", "--json"))
    assert [one["id"] for one in found["unplaced"]] == ["p17"]
    assert found["moves"] == []


def test_what_was_kept_by_hand_is_kept_by_later_runs_too(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """P3 was moved against a rule; a later newcomer is seated, and P3 stays."""
    rule = "matching: {apart: [[p3, p4]]}\n"
    cohort(*range(1, 14), more=rule)
    before = members(document(command("match", "--json")))
    home = next(circle for circle in before if "p3" in before[circle])
    other = next(circle for circle in before if circle != home)
    edit(tmp_path, "      - p3  # Person 3\n", "")
    edit(tmp_path, "      - p4  # Person 4\n", "      - p4  # Person 4\n      - p3\n")
    assert command("match", "--keep").code == 0
    assert 'kept: "yes"' in read(tmp_path)
    cohort(*range(1, 15), more=rule)
    found = members(document(command("match", "--json")))
    assert {"p3", "p4"} <= found[other]
    assert any("p14" in circle for circle in found.values())
    assert "apart" not in command("match", "--dry-run").err
    assert "apart" in command("match", "--keep", "--dry-run").err
    assert command("match").err.endswith("Nothing changed; 1 file is up to date.\n")
    command("match", "--fresh")
    assert "kept" not in read(tmp_path)


def exchange(folder: Path, one: str, other: str) -> None:
    """Let two people change places, as somebody would who moves two lines."""
    text = read(folder).replace(f"- {one}  #", "- X  #").replace(f"- {other}  #", f"- {one}  #")
    (folder / "circles.yaml").write_text(text.replace("- X  #", f"- {other}  #"), encoding="utf-8")


def test_so_many_people_move_where_that_serves_more(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """P7 can come on Tuesdays and P8 on Fridays: exchanged by hand, they go back only with --moves."""
    cohort(*range(1, 15), friday=tuple(range(8, 15)))
    first = members(document(command("match", "--json")))
    exchange(tmp_path, "p7", "p8")
    assert members(document(command("match", "--keep", "--json", "--dry-run"))) != first
    done = command("match", "--moves", "2", "--json")
    assert members(document(done)) == first
    assert sorted(one["id"] for one in document(done)["moves"]) == ["p7", "p8"]
    assert "2 more people who can come every time" in said(done)
    assert "2 of 14 people sit in another circle than before" in document(done)["quality"]["moved"]["says"]


def test_pinned_people_stay_pinned_and_stay(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """P8 is to stay on Tuesdays, so that P7 comes back alone; the line is written back."""
    cohort(*range(1, 15), friday=tuple(range(8, 15)))
    command("match")
    exchange(tmp_path, "p7", "p8")
    edit(tmp_path, "- p8  # Person 7\n", "- p8  # Person 7\n    pinned: p8\n")
    done = command("match", "--moves", "2", "--json")
    assert [one["id"] for one in document(done)["moves"]] == ["p7"]
    assert "    pinned: [p8]\n" in read(tmp_path)


def test_pinning_a_stranger_is_a_problem_with_its_place(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """The one who was probably meant is named."""
    cohort(*range(1, 15))
    command("match")
    edit(tmp_path, "    because:", "    pinned: [p99]\n    because:")
    done = command("match", "--keep")
    assert done.code == 1
    assert "«p99» is pinned in c1, but is not a member" in done.err


def test_a_slip_in_an_edited_file_is_no_leaver(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """«p33» is nearly P3, who would have no circle then."""
    cohort(*range(1, 15))
    command("match")
    edit(tmp_path, "- p3  #", "- p33  #")
    done = command("match", "--keep")
    assert done.code == 1
    assert "names «p33», who does not take part" in done.err
    assert "did you mean p3?" in done.err


def test_forming_anew_is_told_of_where_it_would_serve_more(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """Half of each circle can come on Fridays only from now on: no single move would help anybody."""
    everybody = tuple(range(1, 15))
    cohort(*everybody)
    before = members(document(command("match", "--json")))
    numbers = [sorted(int(one[1:]) for one in before[circle]) for circle in ("c1", "c2")]
    leads = {one for group in numbers for one in group if one in LEADS}
    friday = [one for one in numbers[0] if one in leads][:1] + [one for one in numbers[1] if one in leads][:1]
    friday += [one for one in numbers[0] if one not in leads][:2]
    friday += [one for one in numbers[1] if one not in leads][:3]
    cohort(*everybody, friday=tuple(friday))
    done = command("match", "--json")
    found = document(done)
    assert found["anew"] == {"served": 14, "moved": 6}
    assert found["moves"] == []
    assert command("match").err.endswith(
        "Forming all circles anew (--fresh) would serve 14 more people and move 6.\n"
        "Nothing changed; 1 file is up to date.\n"
    )
