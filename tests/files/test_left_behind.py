"""The next cohort file says nothing of days that are over, and is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from circlekit.core.rotation.going_on.following import Term, next_cohort
from circlekit.files.following import cohort_folder
from circlekit.files.reading import read_cohort

OLD = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Africa/Dakar
size: 2-4
meeting: {every: month, then: {every: 2 months, starts: 2027-04-01}}
share_outs: {at: [2027-04-20 17:00], minutes: 90}
holidays: {dates: [2027-04-05]}
participants:
  ana: {name: Ana, joins: 2027-02-01}
  ben: {name: Ben}
"""

NEW = """\
# yaml-language-server: $schema=.circlekit/cohort.schema.json
# Made by «circlekit rotate» from the cohort before; yours to read and change.
# Left out, because their days are over: meeting.then, share_outs.at and holidays.dates.
cohort: "Autumn 2027"
id: autumn-2027
starts: 2027-09-06
ends: 2028-03-04
size: 2-4
timezone: Africa/Dakar
meeting:
  every: month
history:
  - history/01-spring-2027.yaml
participants: people.csv
"""


def following(folder: Path, text: str) -> Path:
    """Write what follows a cohort file into a folder, and return the new file."""
    (folder / "old.yaml").write_text(text, encoding="utf-8")
    loaded = read_cohort(folder / "old.yaml")
    term = Term("Autumn 2027", "autumn-2027", date(2027, 9, 6), date(2028, 3, 4))
    cohort = next_cohort(loaded.cohort, (), loaded.cohort.participants, term)
    assert isinstance(loaded.document.data, dict)
    for name, content in cohort_folder(cohort, loaded.document.data, b"circles: {}\n", b"").items():
        path = folder / "new" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = read_cohort(folder / "new" / "cohort.yaml")
    own_files = {"history": (), "past": ()}
    assert found.cohort.model_copy(update=own_files) == cohort.model_copy(update=own_files)
    assert found.warnings == ()
    return folder / "new" / "cohort.yaml"


def test_days_that_are_over_are_left_out_and_named(tmp_path: Path) -> None:
    """The change of rhythm, the share-outs and the holiday were those of the spring."""
    assert following(tmp_path, OLD).read_text(encoding="utf-8") == NEW


def test_days_ahead_go_on(tmp_path: Path) -> None:
    """A list of holidays for the whole year keeps those that are still to come, and countries stay."""
    ahead = OLD.replace("[2027-04-05]}", "[2027-12-27, 2027-04-05], countries: [GB]}")
    text = following(tmp_path, ahead).read_text(encoding="utf-8")
    assert "holidays:\n  dates:\n    - 2027-12-27\n  countries:\n    - GB\n" in text
    assert "Left out, because their days are over: meeting.then and share_outs.at." in text


def test_a_file_without_days_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    """Nothing is said where nothing is left out."""
    plain = "\n".join(line for line in OLD.splitlines() if not line.startswith(("meeting", "share", "holi")))
    text = following(tmp_path, plain).read_text(encoding="utf-8")
    assert "Left out" not in text
    assert "meeting" not in text


def test_meetings_of_former_members_that_lie_ahead_go_on(tmp_path: Path) -> None:
    """Those that are over do not; a section of which all are over is left out."""
    more = "alumni: {at: [2027-06-01 17:00, 2029-12-04 17:00], minutes: 90}\n"
    text = following(tmp_path, OLD + more).read_text(encoding="utf-8")
    assert "alumni:\n  at:\n    - 2029-12-04 17:00\n  minutes: 90\n" in text.replace('"', "")
    over = following(tmp_path, OLD + "alumni: {at: [2027-06-01 17:00], minutes: 90}\n")
    assert "alumni:" not in over.read_text(encoding="utf-8")
