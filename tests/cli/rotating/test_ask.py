"""``circlekit rotate --ask``: drafts before the end, and a table for the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

from .terms import COHORT, contents, make

DRAFTS = [
    "nudges/who-goes-on/amina.eml", "nudges/who-goes-on/ben.eml", "nudges/who-goes-on/cem.md",
    "nudges/who-goes-on/dia.md", "nudges/who-goes-on/eve.eml", "nudges/who-goes-on/everybody.md",
    "nudges/who-goes-on/fay.md",
]  # fmt: skip


@pytest.fixture
def folder(command: Command, tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture
def ask(command: Command, folder: Path) -> Command:
    """Ask on the first of June."""
    return lambda *words: command("rotate", "--ask", "--today", "2027-06-01", *words)


def test_it_writes_drafts_and_a_table_and_no_more(folder: Path, ask: Command) -> None:
    """No circle is formed, and what was there stays as it was."""
    before = contents(folder)
    done = ask()
    assert done.code == 0
    after = {name: data for name, data in contents(folder).items() if not name.startswith(".circlekit/")}
    assert sorted(set(after) - set(before)) == sorted(["answers.csv", *DRAFTS])
    assert {name: after[name] for name in before} == before
    assert "No address for Cem Yılmaz, Dia Rao and Fay Wong" in done.err


def test_a_table_without_an_answer_is_taken_as_it_is(ask: Command, command: Command) -> None:
    """An empty cell is a person who has said nothing, and so stays."""
    ask()
    assert command("rotate").code == 0


def test_a_table_that_was_filled_in_is_never_written_over(folder: Path, ask: Command) -> None:
    """Not even by force; and where answers.yaml is, there is no table."""
    ask()
    table = folder / "answers.csv"
    table.write_text("id,answer\neve,leave\n", encoding="utf-8")
    done = ask("--force")
    assert (done.code, table.read_text(encoding="utf-8")) == (0, "id,answer\neve,leave\n")
    assert "answers.csv is here already and stays as it is.\n" in done.err
    table.rename(folder / "answers.yaml")
    assert ask().code == 0
    assert not table.exists()


def test_a_draft_that_was_edited_is_kept(folder: Path, ask: Command) -> None:
    """Drafts are there to be changed; --force writes them anew."""
    ask()
    draft = folder / DRAFTS[0]
    draft.write_bytes(draft.read_bytes() + b"PS: see you\r\n")
    assert f"Kept as you edited it: {DRAFTS[0]}\n" in ask().err
    assert draft.read_bytes().endswith(b"PS: see you\r\n")
    ask("--force")
    assert not draft.read_bytes().endswith(b"PS: see you\r\n")


def test_who_is_no_longer_there_has_no_draft_any_more(folder: Path, ask: Command) -> None:
    """Fay left before the end."""
    ask()
    cohort, circles = folder / "cohort.yaml", folder / "circles.yaml"
    cohort.write_text(COHORT.replace("  fay: {name: Fay Wong, lead: yes}\n", ""), encoding="utf-8")
    circles.write_text(circles.read_text(encoding="utf-8").replace(", fay]", "]"), encoding="utf-8")
    assert ask().code == 0
    assert not (folder / "nudges" / "who-goes-on" / "fay.md").exists()


def test_a_dry_run_writes_nothing(folder: Path, ask: Command) -> None:
    """It says what would be new."""
    before = contents(folder)
    assert "nudges/ (7 files)" in ask("--dry-run").err
    assert contents(folder) == before


def test_json_lists_the_files(ask: Command) -> None:
    """And what was kept."""
    found = json.loads(ask("--json").out)
    assert sorted(one["path"] for one in found["files"]) == sorted(["answers.csv", *DRAFTS])
    assert found["kept"] == []


@pytest.mark.parametrize("more", [("--to", "x"), ("--name", "Next"), ("--size", "3"), ("--answers", "a.csv")])
def test_what_forms_circles_does_not_go_with_it(ask: Command, more: tuple[str, ...]) -> None:
    """It only asks."""
    done = ask(*more)
    assert (done.code, "--ask comes before the rotation" in done.err) == (2, True)


def test_a_mistake_in_a_template_has_its_place(folder: Path, ask: Command) -> None:
    """And nothing is written."""
    own = folder / "library" / "rotation" / "en"
    own.mkdir(parents=True)
    (own / "ask.email.txt").write_text("Subject: x\nHello $nme", encoding="utf-8")
    done = ask()
    assert done.code == 1
    assert "library/rotation/en/ask.email.txt:2:7: «$nme» is not a placeholder" in done.err
    assert not (folder / "answers.csv").exists()
