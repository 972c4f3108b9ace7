from pathlib import Path

import pytest

from circlekit.core.nudging.moments import Moment
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files.library import find, names, read_process, read_templates, shelves
from circlekit.files.reading import read_cohort

COHORT = """\
cohort: Spring
starts: 2027-01-11
ends: 2027-07-09
{process}
participants:
  ana: {{name: Ana, timezone: Europe/London}}
"""

PROCESS = "name: Our way\nsteps: {Talk: 5-10}\n"


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


def process(folder: Path, own: Path, line: str = ""):
    (folder / "cohort.yaml").write_text(COHORT.format(process=line), encoding="utf-8")
    return read_process(read_cohort(folder / "cohort.yaml"), shelves(folder, own))


def problems(folder: Path, own: Path, line: str):
    with pytest.raises(InputProblems) as caught:
        process(folder, own, line)
    return caught.value.problems


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


def test_the_default_process_is_in_the_library(folder, own):
    """Without a word about it, circles use troika consulting."""
    assert process(folder, own).name == "Troika consulting"


@pytest.mark.parametrize("name", ["troika-consulting", "peer-assist", "case-clinic", "wise-crowds"])
def test_every_process_of_the_package_is_sound_and_says_where_it_comes_from(folder, own, name):
    """Each has a summary, a link, a source, a note on its licence, and steps."""
    found = process(folder, own, f"process: {name}")
    assert all([found.summary, found.link, found.source, found.licence, found.steps])


def test_no_process_of_the_package_is_left_untested(folder, own):
    """The list above is the list in the package."""
    known = names(shelves(folder, own), "processes", ".yaml")
    assert known == ["case-clinic", "peer-assist", "troika-consulting", "wise-crowds"]


def test_a_process_may_be_named_as_people_say_it(folder, own):
    """Capitals and spaces make no difference."""
    assert process(folder, own, "process: Peer Assist").name == "Peer assist"


def test_a_process_of_ones_own_is_a_file_beside_the_cohort(folder, own):
    """A name that ends in .yaml is a path from the cohort's folder."""
    (folder / "ours.yaml").write_text(PROCESS, encoding="utf-8")
    assert process(folder, own, "process: ours.yaml").name == "Our way"


def test_a_process_can_be_added_to_ones_own_library(folder, own):
    """Then every cohort can name it."""
    put(own, "processes/our-way.yaml", PROCESS)
    assert process(folder, own, "process: our-way").name == "Our way"


def test_an_unknown_process_is_refused_at_its_place_with_the_near_one(folder, own):
    """The place is that of the value in the cohort file."""
    (problem,) = problems(folder, own, "process: troika-consultin")
    assert (problem.place.line, problem.place.column) == (4, 10)
    assert problem.message == "process: «troika-consultin» is not in the library"
    assert problem.hint == "did you mean troika-consulting?"


def test_an_unknown_process_without_a_near_one_lists_those_there_are(folder, own):
    """A path that climbs out of the library is just an unknown name."""
    (problem,) = problems(folder, own, "process: ../../etc/passwd")
    assert problem.hint == (
        "known here: case-clinic, peer-assist, troika-consulting, wise-crowds; or name a file of your own"
    )


def test_a_missing_process_file_is_file_trouble(folder, own):
    """The sentence names the file as it was typed."""
    with pytest.raises(FileTrouble, match="does not exist"):
        process(folder, own, "process: ours.yaml")


def test_everything_wrong_with_a_process_file_is_said_with_its_place(folder, own):
    """An unknown key, a wrong range and a missing name are three problems of that file."""
    (folder / "ours.yaml").write_text("grup: 3\nsteps:\n  Talk: a while\n", encoding="utf-8")
    found = problems(folder, own, "process: ours.yaml")
    assert {(Path(problem.place.file).name, problem.place.line) for problem in found} == {
        ("ours.yaml", 1),
        ("ours.yaml", 3),
    }
    assert {problem.message for problem in found} == {
        "«grup» is not a key that circlekit knows",
        "name is missing",
        "steps: «a while» is not a number or a range",
    }
