"""``circlekit init``"""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import TODAY, Command

FILES = [".circlekit/cohort.schema.json", ".gitignore", "cohort.yaml", "people.csv"]


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of all files under a folder, but for circlekit's state."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "state.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def touched(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return when each file was written, and which one it is on the disk."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def test_a_folder_is_made_with_what_a_coordinator_needs(command: Command, tmp_path: Path) -> None:
    """Four files, each named, and what to do next."""
    outcome = command("init", "my circles", "--today", TODAY)
    assert outcome.code == 0
    assert outcome.out == "Ready. Next: cd 'my circles' && circlekit check && circlekit match\n"
    assert sorted(files_in(tmp_path / "my circles")) == FILES
    assert all(f"new  {name}\n" in outcome.err for name in FILES)


def test_without_a_folder_the_files_are_written_here(begun: Command, tmp_path: Path) -> None:
    """Whoever is in the right place already need not go anywhere."""
    assert sorted(files_in(tmp_path)) == FILES


def test_the_first_line_leads_an_editor_to_the_schema(begun: Command, tmp_path: Path) -> None:
    """YAML plugins read the path as relative to the file, so the folder may be moved."""
    first = (tmp_path / "cohort.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=.circlekit/cohort.schema.json"
    schema = json.loads((tmp_path / ".circlekit" / "cohort.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_same_again_changes_nothing(begun: Command, tmp_path: Path) -> None:
    """Whoever is not sure whether it worked may do it again."""
    before = touched(tmp_path)
    outcome = begun("init", "--today", TODAY)
    assert outcome.code == 0
    assert "Nothing changed" in outcome.err
    assert touched(tmp_path) == before


def test_what_a_person_wrote_is_never_overwritten(begun: Command, tmp_path: Path) -> None:
    """All files in the way are named, and not one is touched."""
    (tmp_path / "cohort.yaml").write_text("cohort: Ours\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("name\nAna\n", encoding="utf-8")
    before = files_in(tmp_path)
    outcome = begun("init", "--today", TODAY)
    assert outcome.code == 4
    assert "«cohort.yaml» exists already" in outcome.err
    assert "«people.csv» exists already" in outcome.err
    assert files_in(tmp_path) == before


def test_what_is_missing_is_added_to_what_is_as_it_was(begun: Command, tmp_path: Path) -> None:
    """After a slip of the hand the table comes back, and the rest stays."""
    (tmp_path / "people.csv").unlink()
    outcome = begun("init", "--today", TODAY)
    assert outcome.code == 0
    assert sorted(files_in(tmp_path)) == FILES


def test_the_wishes_of_a_repository_are_kept(command: Command, tmp_path: Path) -> None:
    """A .gitignore that is there already stays as it is."""
    (tmp_path / ".gitignore").write_text("*.log\n", encoding="utf-8")
    assert command("init").code == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.log\n"


def test_a_dry_run_writes_nothing(command: Command, tmp_path: Path) -> None:
    """The files are named and none is there."""
    outcome = command("init", "demo", "--dry-run")
    assert (outcome.code, outcome.out) == (0, "")
    assert "new  cohort.yaml" in outcome.err
    assert "nothing was written" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_refuses_what_a_run_would_refuse(command: Command, tmp_path: Path) -> None:
    """A file in the way is found before anything is done."""
    (tmp_path / "cohort.yaml").write_text("cohort: Ours\n", encoding="utf-8")
    assert command("init", "--dry-run").code == 4


def test_json_lists_the_files(command: Command) -> None:
    """One document, and nothing else on standard output."""
    document = json.loads(command("init", "demo", "--json").out)
    assert sorted(change["path"] for change in document["files"]) == FILES
    assert {change["status"] for change in document["files"]} == {"new"}


def test_a_file_of_that_name_is_exit_4(command: Command, tmp_path: Path) -> None:
    """Where a file is in the way, a sentence names it, and it stays."""
    (tmp_path / "file").touch()
    outcome = command("init", "file")
    assert outcome.code == 4
    assert "file" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_not_begun_where_there_is_none_around_it(command: Command, tmp_path: Path) -> None:
    """A slip in a path ends in a sentence and a way out, and makes no folder."""
    outcome = command("init", "missing/demo", "--today", TODAY)
    assert outcome.code == 4
    assert "there is no folder missing" in outcome.err
    assert "mkdir -p missing" in outcome.err
    assert not (tmp_path / "missing").exists()
