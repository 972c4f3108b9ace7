"""Exports that nobody looked at while the layouts were written: other questions, languages, column orders.

Each file has a page beside it with the people it holds, worked out by hand, and what has to be asked.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import circlekit
from circlekit.core.model import Participant
from circlekit.core.windows import say
from circlekit.files.located import read_yaml
from tests.cli.conftest import Command

UNSEEN = Path(__file__).parent / "unseen"
PAGES = sorted(path for path in UNSEEN.glob("*.yaml") if not path.name.endswith(".rows.yaml"))


def expected(page: Path) -> dict[str, Any]:
    """Return what a page says: people by handle, and answers to give."""
    return dict(read_yaml(page.read_bytes(), page.name).data)


ASKING = [page for page in PAGES if "asks" in expected(page)]


def export(page: Path, folder: Path) -> str:
    """Return the file that a page is about, which is made where it is a workbook."""
    cells = page.with_suffix(".rows.yaml")
    if not cells.exists():
        return str(next(path for path in UNSEEN.glob(f"{page.stem}.*") if path.suffix != ".yaml"))
    from openpyxl import Workbook

    told = expected(cells)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = told["sheet"]
    for row in told["rows"]:
        sheet.append([typed(cell) for cell in row])
    book.save(folder / f"{page.stem}.xlsx")
    return f"{page.stem}.xlsx"


def typed(cell: str) -> str | int | datetime:
    """Return a cell as the workbook has it: moments and numbers are no text there."""
    if cell.isdecimal():
        return int(cell)
    try:
        return datetime.strptime(cell, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return cell


def told(person: Participant) -> dict[str, Any]:
    """Return what is known of somebody, as the pages have it; what is empty is left out."""
    values: dict[str, Any] = {
        "name": person.name,
        "email": person.email,
        "timezone": person.timezone,
        "available": [say(window) for window in person.available],
        "if_needed": [say(window) for window in person.if_needed],
        "lead": str(person.lead),
        "languages": list(person.languages),
        "needs": list(person.needs),
        "offers": list(person.offers),
        "country": person.country,
        "consent": person.consent,
        "share_email": "yes" if person.share_email else "",
        **{key: "; ".join(own) for key, own in person.fields.items()},
    }
    return {key: value for key, value in values.items() if value and (key, value) != ("lead", "no")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_export_holds_these_people(page: Path, command: Command, tmp_path: Path) -> None:
    """With the questions answered, everybody in the file is there as they said it, and nobody else."""
    page_says = expected(page)
    answers = page_says.get("answers") or []
    outcome = command("import", export(page, tmp_path), *answers, "--yes", "--today", "2026-11-01")
    assert outcome.code == 0, outcome.err
    cohort = circlekit.load("cohort.yaml")
    people = {person.id: told(person) for person in cohort.participants}
    wanted = {handle: dict(values) for handle, values in page_says["people"].items()}
    for values in wanted.values():
        if values.get("lead") == "no":
            del values["lead"]
    assert people == wanted
    for word in (*page_says.get("dropped", ()), *page_says.get("absent", ())):
        assert word in outcome.out + outcome.err


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "asks" in expected(page)], ids=lambda page: page.stem
)
def test_what_only_a_person_can_say_is_asked(page: Path, command: Command, tmp_path: Path) -> None:
    """Nothing is guessed and nothing written; every word in question is named."""
    outcome = command("import", export(page, tmp_path), "--yes", "--today", "2026-11-01")
    assert outcome.code == 1
    assert [word for word in expected(page)["asks"] if f"«{word}»" not in outcome.err] == []
    assert not (tmp_path / "people.csv").exists()
