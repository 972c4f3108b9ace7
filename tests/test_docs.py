"""What the documentation shows is what circlekit does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from circlekit.cli import COMMANDS
from circlekit.core.model import Cohort, Participant
from circlekit.core.poll_plan import PollPlan
from circlekit.core.sections import (
    AlumniMeetings,
    CircleOwn,
    Coordinator,
    Holidays,
    LeadsMeetings,
    MeetingPlan,
    NudgeDays,
    RotationPlan,
    Rules,
    ShareOuts,
)
from tests.docblocks import PAGES, PICTURES, ROOT, Picture, agrees, carried_out, drawn, settings

COMPUTED = {"past", "waiting", "assumed", "fields"}
LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page, tmp_path):
    """Each block is run in a copy of the folder that the page names."""
    for number, setting in enumerate(settings(page.read_text(encoding="utf-8"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        for step, real in zip(setting.steps, carried_out(setting, folder), strict=True):
            assert agrees(step.shown, real), f"$ {step.command}\n{real}"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.shown.name)
def test_pictures_show_what_circlekit_draws(picture: Picture, tmp_path: Path) -> None:
    """Each is the file that the commands beside it write."""
    assert picture.shown.read_bytes() == drawn(picture, tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_page_with_an_example(command):
    """The page of a command runs it at least once."""
    page = ROOT / "docs" / f"{command}.md"
    steps = [step for setting in settings(page.read_text(encoding="utf-8")) for step in setting.steps]
    assert any(step.command.startswith(f"circlekit {command}") for step in steps)


def options_of(text: str) -> set[str]:
    """Return the options that a text names, in their long form."""
    return set(re.findall(r"--[a-z][a-z-]*", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_each_page_names_every_option(command, capsys):
    """What ``--help`` lists stands in the table of the page, and the page invents none."""
    from circlekit.cli.edge import run

    assert run([command, "--help"]) == 0
    known = options_of(capsys.readouterr().out) - {"--help"}
    page = (ROOT / "docs" / f"{command}.md").read_text(encoding="utf-8")
    listed = options_of("\n".join(re.findall(r"^\| (`[^|]+)", page, re.MULTILINE)))
    assert listed == known


@pytest.mark.parametrize(
    "model",
    [
        Cohort, MeetingPlan, ShareOuts, LeadsMeetings, RotationPlan, AlumniMeetings, CircleOwn, Coordinator,
        Rules, Holidays, NudgeDays, Participant, PollPlan,
    ],
)  # fmt: skip
def test_every_key_of_the_cohort_file_is_explained(model):
    """Each key has a row of its own in docs/cohort-file.md."""
    page = (ROOT / "docs" / "cohort-file.md").read_text(encoding="utf-8")
    rows = {key for line in page.splitlines() for key in re.findall(r"^\| `([a-z_]+)`", line)}
    assert set(model.model_fields) - COMPUTED - rows == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Every relative link is a file of the repository; what a block shows is not the page's own."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    targets = [target for target, _ in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_two_commands_to_install_stand_marked_and_on_one_line():
    """Whoever runs the project's checks finds them by their marks."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("main", "test"):
        found = re.findall(rf"<!-- ci: {mark} -->\n```sh\n([^\n]+)\n```\n", text)
        assert len(found) == 1
        assert "venv" in found[0]


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("a  \n", "a\n", True),
        ("a\n", "a\nb\n", False),
    ],
)
def test_a_line_of_three_dots_stands_for_any_lines(shown, real, same):
    assert agrees(shown, real) is same


def test_a_wrong_page_is_seen(tmp_path: Path):
    """The comparison would notice an output that is not the real one."""
    (setting,) = settings("<!-- in: -->\n```console\n$ circlekit --version\ncirclekit 999\n```\n")
    (real,) = carried_out(setting, tmp_path)
    assert not agrees(setting.steps[0].shown, real)
