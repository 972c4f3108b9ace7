"""``circlekit match --explain``: why here, the best other seat, and what only the coordinator reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from circlekit.core.matching.score.terms import COMPLETE, NEARER, SERVED
from tests.cli.conftest import Command

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-02-14
timezone: Europe/London
meeting: {every: week}
matching:
  apart: [[ana, fay]]
  avoid: [[ana, ben]]
  prefer: [[gus, ana]]
  not_alone: [sex]
participants:
  ana: {name: Ana Li, available: [Tue 16:00-17:00], lead: yes, needs: [hiring], sex: x}
  ben: {name: Ben Hall, available: [Tue 16:00-17:00], offers: [hiring]}
  cem: {name: Cem Kaya, available: [Tue 16:00-17:00]}
  dev: {name: Dev Rao, available: [Tue 16:00-17:00]}
  eva: {name: Eva Roth, available: [Tue 16:00-17:00]}
  gus: {name: Gus Moe, available: [Fri 10:00-11:00]}
  fay: {name: Fay Ode, available: [Fri 10:00-11:00], lead: yes}
  hal: {name: Hal Orr, available: [Fri 10:00-11:00]}
  ivo: {name: Ivo Sen, available: [Fri 10:00-11:00]}
  jun: {name: Jun Tao, available: [Fri 10:00-11:00]}
  kim: {name: Kim Poe, available: [Fri 10:00-11:00]}
  leo: {name: Leo Ray, available: [Tue 16:00-17:00]}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Owls, lead: ana, members: [ana, ben, cem, dev, eva, gus]}
  c2: {name: Larks, lead: fay, members: [fay, hal, ivo, jun, kim, leo]}
"""

GUS = """\
Gus Moe is in Owls.
  - They cannot come to the weekly hour that suits 5 of the others.
  The best other seat: Larks, in exchange with Leo Ray.
  - Gus Moe can come to the hour there.
  - It would bring: 12 more people who can come every time.
  - All in all it would be better.
  To see all of it: circlekit match --what-if "swap gus leo"

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder: Tuesday's circle with somebody of Friday, and the other way round."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def explained(command: Command, *argv: str) -> list[dict[str, Any]]:
    """Return what the JSON document explains."""
    found: list[dict[str, Any]] = json.loads(command("match", *argv, "--json").out)["explained"]
    return found


@pytest.mark.parametrize("word", ["gus", "Gus Moe", "GUS"])
def test_a_person_is_explained_by_handle_or_name(word: str, folder: Path, command: Command) -> None:
    """Nothing of it is a private wish, and nothing is written."""
    before = contents(folder)
    done = command("match", "--explain", word)
    assert (done.code, done.out, done.err) == (0, GUS, "")
    assert contents(folder) == before


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence(folder: Path, command: Command) -> None:
    """Leo, with whom Gus would change places, is a junior."""
    (folder / "cohort.yaml").write_text(COHORT.replace("Leo Ray", "Leo Ray Jr."), encoding="utf-8")
    done = command("match", "--explain", "gus")
    assert "  The best other seat: Larks, in exchange with Leo Ray Jr." in done.out.splitlines()


def test_a_circle_is_explained_by_its_reasons_and_its_easiest_change(folder: Path, command: Command) -> None:
    """As it stands in the file, whose own reasons may be old or missing."""
    done = command("match", "--explain", "owls")
    assert done.out.splitlines() == [
        "Owls: 6 people, lead Ana Li",
        "  - No weekly hour suits 6 of these 6 people on every date; 5 can at best.",
        "  - Gus Moe cannot come then; Tue 16:00-17:00 in Europe/London would help most.",
        "  - Ana Li looks for hiring; Ben Hall offers it.",
        "  The easiest change: Gus Moe to Larks, in exchange with Leo Ray.",
        "  - Gus Moe can come to the hour there.",
        "  - It would bring: 12 more people who can come every time.",
        "  - All in all it would be better.",
        '  To see all of it: circlekit match --what-if "swap gus leo"',
        "",
    ]


def test_several_are_explained_in_the_order_in_which_they_were_asked_for(
    folder: Path, command: Command
) -> None:
    """A circle, and two people."""
    found = explained(command, "--explain", "c2", "--explain", "leo", "--explain", "ana")
    assert [(one["person"], one["circle"]) for one in found] == [(None, "c2"), ("leo", "c2"), ("ana", "c1")]


def test_the_document_has_the_seat_and_what_it_costs(folder: Path, command: Command) -> None:
    """Without private rules, not even an empty list of them."""
    (found,) = explained(command, "--explain", "gus")
    assert found == {
        "person": "gus",
        "circle": "c1",
        "because": ["They cannot come to the weekly hour that suits 5 of the others."],
        "alternative": {
            "person": "gus",
            "circle": "c2",
            "other": "leo",
            "comes": True,
            "costs": [],
            "brings": ["12 more people who can come every time"],
            "gain": 12 * SERVED + 2 * NEARER + 2 * COMPLETE,
        },
    }


@pytest.mark.parametrize("word", ["ana", "ben", "gus", "fay", "c1", "c2"])
def test_private_rules_show_nowhere(word: str, folder: Path, command: Command) -> None:
    """What members may see is the same as if there were none; only who must be apart leaves out a seat."""
    text = command("match", "--explain", word).out
    assert not any(rule in text for rule in ("apart", "avoid", "prefer", "only one", "rather"))
    (folder / "cohort.yaml").write_text(
        COHORT.replace("  avoid: [[ana, ben]]\n  prefer: [[gus, ana]]\n  not_alone: [sex]\n", ""),
        encoding="utf-8",
    )
    assert command("match", "--explain", word).out == text


def test_the_coordinator_reads_private_rules_last(folder: Path, command: Command) -> None:
    """Each with a word that finds it in the cohort file."""
    done = command("match", "--explain", "ana", "--for-coordinator")
    assert done.out.splitlines()[-6:-1] == [
        "  For the coordinator only:",
        "  - Ana Li and Fay Ode are kept apart (apart).",
        "  - You would rather not have Ana Li and Ben Hall in one circle, and they are (avoid).",
        "  - You would like Gus Moe and Ana Li in one circle, and they are (prefer).",
        "  - Ana Li is the only one of their sex there (not_alone).",
    ]
    (found,) = explained(command, "--explain", "ana", "--for-coordinator")
    assert len(found["private"]) == 4


def test_where_every_other_seat_breaks_a_rule_no_more_is_said(folder: Path, command: Command) -> None:
    """Ana must be apart from Fay and Hal, so no exchange with one of the Larks would do."""
    path = folder / "cohort.yaml"
    text = path.read_text(encoding="utf-8").replace("[[ana, fay]]", "[[ana, fay], [ana, hal]]")
    path.write_text(text, encoding="utf-8")
    done = command("match", "--explain", "ana")
    assert done.out.endswith("\n  No other seat keeps every rule.\n\n")
    assert "Fay Ode" not in done.out
    assert "Hal Orr" not in done.out


def test_somebody_without_a_circle_hears_why(folder: Path, command: Command) -> None:
    """The reason is that of the file; the Owls are one too few, so the seat there goes before Friday's."""
    path = folder / "circles.yaml"
    text = path.read_text(encoding="utf-8").replace(", gus]", "]") + "unplaced: {gus: They came late.}\n"
    path.write_text(text, encoding="utf-8")
    assert command("match", "--explain", "gus").out.splitlines() == [
        "Gus Moe is in no circle.",
        "  - They came late.",
        "  The best seat: Owls, where a seat is free.",
        "  - Gus Moe cannot come to the hour there.",
        "",
    ]


def test_who_has_left_is_left_out(folder: Path, command: Command) -> None:
    """Leo takes part no more, but stands in circles.yaml still."""
    path = folder / "cohort.yaml"
    text = "".join(line for line in COHORT.splitlines(keepends=True) if "leo:" not in line)
    path.write_text(text, encoding="utf-8")
    command("match", "--keep")
    (folder / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    done = command("match", "--explain", "c2")
    assert done.code == 0
    assert done.out.startswith("Larks: 5 people, lead Fay Ode\n")


def test_without_circles_the_way_to_them_is_named(folder: Path, command: Command) -> None:
    """Nothing can be explained yet."""
    (folder / "circles.yaml").unlink()
    done = command("match", "--explain", "ana")
    assert done.code == 1
    assert "circles.yaml does not exist\n  hint: form circles first: circlekit match\n" in done.err


def test_a_word_that_names_nobody_is_wrong_use(folder: Path, command: Command) -> None:
    """With who was probably meant."""
    done = command("match", "--explain", "gsu")
    assert (done.code, done.out) == (2, "")
    assert done.err == "nobody here is called «gsu»\n  hint: did you mean gus?\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--for-coordinator",), "--for-coordinator goes with --explain or --what-if"),
        (("--explain", "ana", "--what-if", "swap ana leo"), "--explain and --what-if answer different"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(
    options: tuple[str, ...], message: str, folder: Path, command: Command
) -> None:
    """Nothing is formed, and nothing is left out in silence."""
    before = contents(folder)
    done = command("match", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert contents(folder) == before
