"""A cohort whose page is opened, and the page as a person uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from circlekit.core.polling.answers.text import PollAnswer, read
from tests.browser.browser import Browser
from tests.cli.program import call

COHORT = """cohort: Spring 2027
purpose: To get advice from peers on our own real questions.
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
language: {language}
coordinator: {{name: Noor Haddad, email: noor@example.org}}
matching: {{complement: {{needs: offers}}, share: [languages], mix: [region, role]}}
poll:
  until: 2026-12-20
  hours: 08:00-20:00
  step: 30
  ask: {{needs: [], offers: [], languages: [], region: [Africa, Asia, Europe], role: []}}
participants: people.csv
"""

STATES = ("no", "if_needed", "free")
ROWS = 24
"""Cells of a day: from 08:00 to 20:00, half an hour each."""

Week = Mapping[tuple[int, int], str]
"""What is painted: a state for a day (Monday is 0) and a minute of it."""


def begin(folder: Path, language: str = "en") -> Path:
    """Write the file of a cohort; return the folder it is in."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cohort.yaml").write_text(COHORT.format(language=language), encoding="utf-8")
    return folder


def page_of(folder: Path, *options: str) -> Path:
    """Return the page that the real command writes."""
    found = call("poll", "--today", "2026-11-22", *options, cwd=folder)
    assert found.returncode == 0, found.stderr.decode()
    return folder / "poll.html"


def cell(day: int, minute: int) -> str:
    """Return the selector of a cell of the week."""
    return f'[data-day="{day}"][data-minute="{minute}"]'


class Person:
    """Somebody in front of the page."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def introduce(self, name: str = "Ana Silva", email: str = "ana@example.org") -> None:
        """Give a name and an address, and agree."""
        self.browser.type("#name", name)
        self.browser.type("#email", email)
        self.browser.click("#consent")

    def brush(self, state: str) -> None:
        """Choose what to paint."""
        which = {"free": "paint-free", "if_needed": "paint-if-needed", "no": "erase"}[state]
        self.browser.click(f"label:has(#{which})")

    def paint(self, cells: Iterable[tuple[int, int]], state: str) -> None:
        """Click on cells one by one."""
        self.brush(state)
        for day, minute in cells:
            self.browser.run("arguments[0].click()", self.browser.find(cell(day, minute)))

    def week(self) -> dict[tuple[int, int], str]:
        """Return what is painted, without what is not."""
        script = """return [...document.querySelectorAll('[data-day][data-minute]')]
            .filter((cell) => cell.dataset.state !== 'no')
            .map((cell) => [Number(cell.dataset.day), Number(cell.dataset.minute), cell.dataset.state])"""
        return {(day, minute): state for day, minute, state in self.browser.run(script)}

    def text(self) -> str:
        """Return the text of the answer as it stands."""
        text: str = self.browser.run("return document.querySelector('#answer').value")
        return text

    def answer(self) -> PollAnswer:
        """Return the answer as circlekit reads it."""
        (found,), problems = read(self.text())
        assert not problems
        return found
