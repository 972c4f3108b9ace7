"""Two coordinators who keep a cohort in git and write down different things: what they wrote merges."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from circlekit.cli.edge import run
from tests.cli.logging.conftest import begin

PEOPLE = ("noor", "mireille")
QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "N",
    "GIT_AUTHOR_EMAIL": "n@example.org",
    "GIT_COMMITTER_NAME": "N",
    "GIT_COMMITTER_EMAIL": "n@example.org",
}


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **QUIET}, text=True, capture_output=True, timeout=60
    )


def keep(folder: Path) -> None:
    assert git(folder, "add", "-A").returncode == 0
    assert git(folder, "commit", "-qm", "log").returncode == 0


def logged(folder: Path, *words: str) -> None:
    assert run(["log", *words, "--cohort", str(folder / "cohort.yaml"), "--today", "2027-03-12"]) == 0


@pytest.fixture
def clones(tmp_path: Path) -> list[Path]:
    """Two clones of a folder in which one fact is written down already."""
    begin(tmp_path / "origin")
    (tmp_path / "origin" / ".gitignore").write_text(".circlekit/\n", encoding="utf-8")
    assert git(tmp_path / "origin", "init", "-q", "-b", "main").returncode == 0
    logged(tmp_path / "origin", "c1", "1", "--present", "amina")
    keep(tmp_path / "origin")
    for name in PEOPLE:
        assert git(tmp_path, "clone", "-q", "origin", name).returncode == 0
    return [tmp_path / name for name in PEOPLE]


def merged(clones: Sequence[Path]) -> bool:
    """Keep what both wrote, and tell whether the second can take in the first's work."""
    for clone in clones:
        keep(clone)
    return git(clones[1], "pull", "-q", "--no-rebase", "--no-edit", str(clones[0]), "main").returncode == 0


def words_of(clone: Path) -> str:
    return (clone / "log.yaml").read_text(encoding="utf-8")


ALL = [
    "--present", "{0}", "--pulse", "4", "--case-giver", "{0}", "--opener", "{0}", "--next", "2027-04-13",
    "--committed", "{0}",
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["c1", "3", *ALL, "amina"], ["c2", "2", *ALL, "dan"]),
        (["c1", "2", "--did-not-meet", "--pulse", "3"], ["c1", "3", "--present", "ben", "--pulse", "4"]),
        (["c1", "2", "--present", "ben"], ["c1", "1", "--apologies", "cem"]),
        (["c1", "4", "--yes", "amina", "--no", "ben"], ["c1", "3", "--yes", "amina,ben"]),
        (["c1", "2", "--opener", "ben"], ["c1", "3", "--opener", "cem"]),
        (["c1", "--next", "2027-04-13"], ["c2", "--next", "none"]),
        (["c1", "--committed", "ben"], ["c2", "--committed", "eli"]),
        (["c1", "2", "--present", "ben"], ["c1", "2", "--pulse", "5"]),
    ],
)  # fmt: skip
def test_what_two_people_write_merges(clones: list[Path], one: list[str], other: list[str]) -> None:
    """Different circles, different meetings of one circle, and different things about one meeting."""
    before = words_of(clones[0])
    for clone, words in zip(clones, (one, other), strict=True):
        who = words[-1] if "{0}" in words else ""
        logged(clone, *[word.format(who) for word in (words[:-1] if who else words)])
    only = [set(words_of(clone).splitlines()) - set(before.splitlines()) for clone in clones]
    assert merged(clones)
    assert only[0] | only[1] <= set(words_of(clones[1]).splitlines())
    assert run(["check", str(clones[1] / "cohort.yaml"), "--strict"]) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["c1", "3", "--yes", "amina"], ["c1", "3", "--no", "amina"]),
        (["c1", "2", "--present", "amina"], ["c1", "2", "--no-word", "amina"]),
        (["c1", "2", "--pulse", "3"], ["c1", "2", "--pulse", "4"]),
    ],
)
def test_two_answers_to_one_question_are_a_conflict(
    clones: list[Path], one: list[str], other: list[str]
) -> None:
    """Git shows both, and circlekit reads neither until somebody chose."""
    for clone, words in zip(clones, (one, other), strict=True):
        logged(clone, *words)
    assert not merged(clones)
    assert "<<<<<<<" in words_of(clones[1])
    assert run(["check", str(clones[1] / "cohort.yaml")]) == 1


def test_the_same_words_of_both_are_no_conflict(clones: list[Path]) -> None:
    """They agree."""
    for clone in clones:
        logged(clone, "c1", "2", "--present", "amina,ben")
    before = words_of(clones[0])
    assert merged(clones)
    assert words_of(clones[1]) == before
