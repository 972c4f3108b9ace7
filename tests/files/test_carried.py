"""What a cohort has of its own goes along, and nothing else does."""

from __future__ import annotations

from pathlib import Path

from circlekit.files.carried import carried, own_process


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def test_wording_processes_and_the_privacy_of_a_folder_go_along(tmp_path: Path) -> None:
    """Files of a library as circlekit looks for them; no hidden ones, no others, no people."""
    own = ("library/nudges/en/rsvp.md", "library/nudges/en/rsvp.email.txt", "library/processes/walk.yaml")
    others = ("library/photo.jpg", "library/.hidden.yaml", "notes.md", "people.csv", "answers.yaml")
    make(tmp_path, ".gitignore", *own, *others)
    found = carried(tmp_path)
    assert sorted(found) == sorted([".gitignore", *own])
    assert all(found[name] == name.encode() for name in own)


def test_what_keeps_data_out_of_git_knows_what_a_rotation_adds(tmp_path: Path) -> None:
    """Lines that an earlier version did not write are put to the others, once."""
    (tmp_path / ".gitignore").write_bytes(b"/people.csv\n/ending/\n")
    [found] = carried(tmp_path).values()
    assert found == b"/people.csv\n/ending/\n/alumni.csv\n"
    (tmp_path / ".gitignore").write_bytes(found)
    assert carried(tmp_path) == {".gitignore": found}


def test_a_folder_without_anything_of_its_own_has_nothing_to_carry(tmp_path: Path) -> None:
    """Neither a library nor a .gitignore has to be there."""
    assert carried(tmp_path) == {}


def test_a_process_of_ones_own_keeps_its_name_in_the_folder(tmp_path: Path) -> None:
    """Also in a folder of its own."""
    make(tmp_path, "ways/walk.yaml")
    assert own_process(tmp_path, "ways/walk.yaml") == ("ways/walk.yaml", b"ways/walk.yaml")


def test_a_process_from_elsewhere_comes_into_the_folder(tmp_path: Path) -> None:
    """The new folder may stand anywhere, so that the way there would be lost."""
    make(tmp_path, "walk.yml")
    (tmp_path / "spring").mkdir()
    for named in ("../walk.yml", str(tmp_path / "walk.yml")):
        assert own_process(tmp_path / "spring", named) == ("walk.yml", b"walk.yml")


def test_a_process_of_the_library_is_no_file(tmp_path: Path) -> None:
    """Nor is one that is missing, which is said when it is needed."""
    make(tmp_path, "troika-consulting")
    assert own_process(tmp_path, "troika-consulting") is None
    assert own_process(tmp_path, "missing.yaml") is None
