from pathlib import Path

import pytest

from circlekit.core.nudging.moments import Moment
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files.library import find, read_templates, shelves


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


def test_only_the_replaced_wording_changes(folder, own):
    """A cohort with its own RSVP keeps the package's other messages."""
    before = read_templates(shelves(folder, own))
    put(folder, "nudges/en/rsvp.md", "Come, $circle!\n")
    after = read_templates(shelves(folder, own))
    assert after[Moment.RSVP].circle == "Come, $circle!\n"
    assert after[Moment.RSVP].email == before[Moment.RSVP].email
    assert after[Moment.DAY_BEFORE] == before[Moment.DAY_BEFORE]


def test_the_packages_wording_is_sound(folder, own):
    """Every moment has both messages, and all their placeholders are known."""
    assert set(read_templates(shelves(folder, own))) == set(Moment)


def test_all_templates_are_checked_before_anything_is_said(folder, own):
    """Problems in two files come together, each with its place."""
    put(folder, "nudges/en/rsvp.md", "Hello $name,\n")
    put(folder, "nudges/en/day_before.email.txt", "Hello\n")
    with pytest.raises(InputProblems) as caught:
        read_templates(shelves(folder, own))
    places = [
        (Path(problem.place.file).name, problem.place.line, problem.message)
        for problem in caught.value.problems
    ]
    assert places == [
        ("rsvp.md", 1, "«$name» is not a placeholder"),
        ("day_before.email.txt", 1, "an e-mail needs a subject"),
    ]


def test_a_template_that_is_not_utf8_is_refused_with_a_sentence(folder, own):
    """Bytes of another encoding are a problem of the input."""
    put(folder, "nudges/en/rsvp.md", "")
    (folder / "library/nudges/en/rsvp.md").write_bytes(b"Gr\xfc\xdfe\n")
    with pytest.raises(InputProblems, match="not UTF-8"):
        read_templates(shelves(folder, own))


def test_a_folder_in_place_of_a_template_is_file_trouble(folder, own):
    """It is not skipped in silence for the next one of that name."""
    (folder / "library/nudges/en/rsvp.md").mkdir(parents=True)
    with pytest.raises(FileTrouble, match="is a folder"):
        read_templates(shelves(folder, own))


def test_messages_never_say_where_somebodys_home_is(folder, own):
    """Files in an absolute folder are named from the library on."""
    put(own, "nudges/en/rsvp.md", "$zzz")
    put(folder, "nudges/en/day_before.md", "$zzz")
    with pytest.raises(InputProblems) as caught:
        read_templates(shelves(folder, own))
    files = [problem.place.file for problem in caught.value.problems]
    assert files == ["your own library/nudges/en/rsvp.md", "library/nudges/en/day_before.md"]
