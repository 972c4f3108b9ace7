from pathlib import Path

import pytest

from circlekit.files.library import find, shelves


@pytest.fixture
def own(tmp_path) -> Path:
    """The user's configuration folder."""
    return tmp_path / "config"


@pytest.fixture
def folder(tmp_path) -> Path:
    """The cohort's folder."""
    (tmp_path / "spring").mkdir()
    return tmp_path / "spring"


def put(root: Path, name: str, text: str) -> None:
    file = root / "library" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_file_beside_the_cohort_wins_over_the_users_over_the_packages(folder, own):
    """The nearest file of a name is used, and the others are left alone."""
    where = shelves(folder, own)
    assert "circlekit" in find(where, "nudges/en/rsvp.md")[1]
    put(own, "nudges/en/rsvp.md", "mine")
    assert find(where, "nudges/en/rsvp.md") == (
        own / "library/nudges/en/rsvp.md",
        "your own library/nudges/en/rsvp.md",
    )
    put(folder, "nudges/en/rsvp.md", "ours")
    assert find(where, "nudges/en/rsvp.md")[0] == folder / "library/nudges/en/rsvp.md"


def test_what_is_nowhere_is_looked_for_in_the_package(folder, own):
    """Reading it then says that it does not exist."""
    path, called = find(shelves(folder, own), "nudges/en/nothing.md")
    assert (path.exists(), called) == (False, "the library of circlekit/nudges/en/nothing.md")
