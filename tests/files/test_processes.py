from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.files.library import names, read_process, shelves
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


def process(folder: Path, own: Path, line: str = "", **asked: str):
    (folder / "cohort.yaml").write_text(COHORT.format(process=line), encoding="utf-8")
    return read_process(read_cohort(folder / "cohort.yaml"), shelves(folder, own), **asked)


def problems(folder: Path, own: Path, line: str):
    with pytest.raises(InputProblems) as caught:
        process(folder, own, line)
    return caught.value.problems


def test_the_default_process_is_in_the_library(folder, own):
    """Without a word about it, circles use troika consulting."""
    assert process(folder, own).name == "Troika consulting"


PROCESSES = [
    "case-clinic", "case-clinic-full", "case-clinic-halves", "case-clinic-short", "codeveloppement",
    "fishbowl", "peer-assist", "peer-assist-20", "peer-assist-25", "peer-assist-45", "peer-input-process",
    "troika-consulting", "wise-crowds", "working-out-loud",
]  # fmt: skip
GUIDED = {"peer-input-process", "working-out-loud"}


@pytest.mark.parametrize("name", PROCESSES)
def test_every_process_of_the_package_is_sound_and_says_where_it_comes_from(folder, own, name):
    """Each has a summary, a link, a source, a note on its licence; and steps and roles, or only a guide."""
    found = process(folder, own, f"process: {name}")
    assert all([found.summary, found.link, found.source, found.licence])
    assert (not found.steps, not found.roles) == (name in GUIDED, name in GUIDED)


def test_no_process_of_the_package_is_left_untested(folder, own):
    """The list above is the list in the package."""
    known = names(shelves(folder, own), "processes", ".yaml")
    assert known == PROCESSES


def test_a_process_may_be_named_as_people_say_it(folder, own):
    """Capitals and spaces make no difference."""
    assert process(folder, own, "process: Peer Assist").name == "Peer assist"


def test_a_process_of_ones_own_is_a_file_beside_the_cohort(folder, own):
    """A name that ends in .yaml is a path from the cohort's folder."""
    (folder / "ours.yaml").write_text(PROCESS, encoding="utf-8")
    assert process(folder, own, "process: ours.yaml").name == "Our way"


@pytest.mark.parametrize("text", ["", "# mine\n", "some words\n", "[1, 2]\n"])
def test_a_process_begins_with_its_name(folder, own, text):
    """The hint about a file that is none is one that helps when it is followed."""
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    assert [one.hint for one in problems(folder, own, "process: ours.yaml")] == ["begin with «name: ...»"]


def test_a_process_can_be_added_to_ones_own_library(folder, own):
    """Then every cohort can name it."""
    put(own, "processes/our-way.yaml", PROCESS)
    assert process(folder, own, "process: our-way").name == "Our way"


def test_a_process_is_read_in_the_readers_language_where_it_is_translated(folder, own):
    """The French of Canada is served by French, and what is not translated is English."""
    put(own, "processes/our-way.yaml", PROCESS)
    put(own, "processes/fr/our-way.yaml", PROCESS.replace("Our way", "Notre façon"))
    assert process(folder, own, "process: our-way", language="fr-CA").name == "Notre façon"
    assert process(folder, own, "process: our-way", language="de").name == "Our way"
    assert process(folder, own, "process: our-way").name == "Our way"


def test_a_process_of_ones_own_wins_over_a_translation_of_the_package(folder, own):
    """Its steps are what the circle agreed, whatever the language."""
    put(own, "processes/fr/our-way.yaml", PROCESS.replace("Our way", "Notre façon"))
    put(folder, "processes/our-way.yaml", PROCESS)
    assert process(folder, own, "process: our-way", language="fr").name == "Our way"


def test_a_circle_may_have_a_process_of_its_own(folder, own):
    """The others keep that of the cohort."""
    lines = "process: peer-assist\ncircles: {c2: {process: wise-crowds}}"
    assert process(folder, own, lines, circle="c2").name == "Wise crowds"
    assert process(folder, own, lines, circle="c1").name == "Peer assist"


def test_an_unknown_process_of_a_circle_has_its_own_place(folder, own):
    """It stands under the circle, not at the top."""
    with pytest.raises(InputProblems) as caught:
        process(folder, own, "circles: {c2: {process: wise-crowd}}", circle="c2")
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.hint) == (4, "did you mean wise-crowds?")


def test_without_steps_a_process_needs_a_guide(folder, own):
    """With a link people follow that; with neither there would be nothing to do."""
    put(folder, "processes/guided.yaml", "name: Guided\nlink: https://example.org/guide\n")
    assert process(folder, own, "process: guided").steps == {}
    put(folder, "processes/guided.yaml", "name: Guided\n")
    (problem,) = problems(folder, own, "process: guided")
    assert (problem.place.file, problem.message) == ("library/processes/guided.yaml", "steps is missing")


def test_an_unknown_process_is_refused_at_its_place_with_the_near_one(folder, own):
    """The place is that of the value in the cohort file."""
    (problem,) = problems(folder, own, "process: troika-consultin")
    assert (problem.place.line, problem.place.column) == (4, 10)
    assert problem.message == "process: «troika-consultin» is not in the library"
    assert problem.hint == "did you mean troika-consulting?"


def test_an_unknown_process_without_a_near_one_lists_those_there_are(folder, own):
    """A path that climbs out of the library is just an unknown name."""
    (problem,) = problems(folder, own, "process: ../../etc/passwd")
    assert problem.hint == f"known here: {', '.join(PROCESSES)}; or name a file of your own"


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
