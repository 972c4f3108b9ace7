"""From the files that were named to what people answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from circlekit.cli.importing.options import Reading
from circlekit.cli.importing.source import Known, library_of
from circlekit.cli.importing.taking import take
from circlekit.core.intake.mapping import Said
from circlekit.files.intake import grids
from circlekit.files.library import shelves


def test_a_file_is_read_once_by_those_who_look_for_a_poll_and_for_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook of ten thousand answers takes seconds to read."""
    path = tmp_path / "form.csv"
    path.write_text("Name,E-mail\nAna,ana@example.org\n", encoding="utf-8")
    read: list[str] = []
    real = grids.read_export

    def counting(content: bytes, shown: str, **more: Any) -> grids.Export:
        read.append(shown)
        return real(content, shown, **more)

    monkeypatch.setattr(grids, "read_export", counting)
    monkeypatch.setattr("circlekit.files.intake.polls.reading.read_export", counting)
    library = library_of(shelves(tmp_path, tmp_path))
    (source,) = take([path], Known(Said(), (), Reading(), library, date(2026, 12, 1)))

    assert [answer.name for answer in source.answers] == ["Ana"]
    assert read == [str(path)]
