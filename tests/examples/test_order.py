"""The order in which people stand in a file is no fact about them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
import yaml

from tests.examples.catalogue import ALL
from tests.examples.making import copy_inputs, make
from tests.examples.rules import broken, circles, people


def turn(folder):
    """Reverse the people of a cohort folder, wherever they are listed."""
    for table in folder.glob("*.csv"):
        header, *rows = csv.reader(StringIO(table.read_text(encoding="utf-8")))
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *reversed(rows)])
    file = folder / "cohort.yaml"
    if not file.exists():  # it begins with the people of the table
        return
    cohort = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if isinstance(cohort["participants"], dict):
        cohort["participants"] = dict(reversed(cohort["participants"].items()))
        text = yaml.safe_dump(cohort, allow_unicode=True, sort_keys=False)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_people_in_reverse_order_are_served_as_well(example, tmp_path):
    """All commands work, no rule breaks, and everybody has a place."""
    copy_inputs(example, tmp_path)
    turn(tmp_path)
    make(example, tmp_path)
    assert broken(tmp_path) == []
    seated = [member for circle in circles(tmp_path).values() for member in circle["members"]]
    assert sorted(seated) == sorted(people(tmp_path))
    for cohort in tmp_path.glob("rotation/*"):
        assert broken(cohort) == []
