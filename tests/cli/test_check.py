"""``circlekit check``"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from circlekit.files.reading import read_cohort
from tests.cli.conftest import TODAY, Command

BROKEN = """\
cohort: Spring 2027
starts: 2027-02-30
ends: 2027-07-09
sise: 6-8
timezone: Europe/Berln
participants:
  ana: {name: Ana, email: ana@@example.org}
"""

SMALL = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
purpose: To help each other.
timezone: UTC
meeting: {video: https://example.org/room}
participants:
  ana: {name: Ana, timezone: UTC, available: Tue 09:00-12:00, lead: yes}
"""


def write(folder: Path, text: str, name: str = "cohort.yaml") -> None:
    """Write a cohort file."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_every_problem_is_told_with_its_place_and_a_hint(command: Command, tmp_path: Path) -> None:
    """Four mistakes are four lines and four hints, in the order of the file, and one closing line."""
    write(tmp_path, BROKEN)
    outcome = command("check")
    assert (outcome.code, outcome.out) == (1, "")
    lines = outcome.err.splitlines()
    assert [line.split(" ")[0] for line in lines[:-1:2]] == [
        "cohort.yaml:2:9:",
        "cohort.yaml:4:1:",
        "cohort.yaml:5:11:",
        "cohort.yaml:7:27:",
    ]
    assert all(line.startswith("  hint: ") for line in lines[1:-1:2])
    assert lines[-1] == "4 problems; nothing was written. Correct these and run the command again."


def test_no_private_text_is_shown(command: Command, tmp_path: Path) -> None:
    """A mistake in an address is told without the address."""
    write(tmp_path, BROKEN)
    assert "ana@@" not in command("check").err


def test_places_name_the_file_as_it_was_given(command: Command, tmp_path: Path) -> None:
    """An editor that is shown demo/cohort.yaml:2:9 can go there."""
    write(tmp_path, BROKEN, "demo/cohort.yaml")
    assert command("check", "demo/cohort.yaml").err.startswith("demo/cohort.yaml:2:9: ")


def test_a_table_is_named_by_its_way_too(command: Command, tmp_path: Path) -> None:
    """The table beside the cohort file is found from here as well."""
    write(tmp_path, SMALL.partition("participants:")[0] + "participants: people.csv\n", "demo/cohort.yaml")
    write(tmp_path, "name,timezone\nAna,Berln\n", "demo/people.csv")
    assert command("check", "demo/cohort.yaml").err.startswith("demo/people.csv:2:5: ")


def test_a_sound_cohort_gets_a_list_of_what_it_lacks(begun: Command) -> None:
    """What init writes lacks a video link only."""
    outcome = begun("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "- there is no video link yet (practice 77)\n"
        "  hint: add it once you have it: «meeting: {video: https://...}»; "
        "it goes into every calendar entry\n"
        "circlekit check: 0 problems, 1 suggestion\n"
    )


def test_json_has_problems_and_readiness(command: Command, tmp_path: Path) -> None:
    """One person is no circle: six more would make one."""
    write(tmp_path, SMALL)
    document = json.loads(command("check", "--json").out)
    assert document == {
        "schema": 1,
        "problems": [],
        "readiness": [
            {
                "practice": 55,
                "message": "1 person cannot be cut into circles of 6-8",
                "hint": "6 can (5 more people)",
            }
        ],
    }


def test_warnings_are_problems_only_if_one_says_so(command: Command, tmp_path: Path) -> None:
    """A field nobody has is worth a word; with --strict it is worth a failure."""
    write(tmp_path, SMALL + "matching: {mix: [colour]}\n")
    plain, strict = command("check"), command("check", "--strict")
    assert (plain.code, strict.code) == (0, 1)
    assert "cohort.yaml:9:17: warning: " in plain.err
    assert plain.out.endswith("circlekit check: 0 problems, 1 warning, 1 suggestion\n")
    assert strict.out == plain.out


def test_annotations_carry_file_line_and_column(command: Command, tmp_path: Path) -> None:
    """GitHub shows each problem beside its line."""
    write(tmp_path, BROKEN)
    outcome = command("check", "--format", "github")
    assert (outcome.code, outcome.err) == (1, "")
    first, *rest = outcome.out.splitlines()
    assert first.startswith("::error file=cohort.yaml,line=2,col=9::")
    assert "%0Ahint: " in first
    assert len(rest) == 3


def test_annotations_are_escaped(command: Command, tmp_path: Path) -> None:
    """A percent sign, a colon and a comma in names cannot end a property or begin a command."""
    write(tmp_path, SMALL.replace("timezone: UTC", 'timezone: "100%::x"'), "a,b:c/cohort.yaml")
    outcome = command("check", "a,b:c/cohort.yaml", "--format", "github")
    assert outcome.out.startswith("::error file=a%2Cb%3Ac/cohort.yaml,line=5,col=11::")
    assert "100%25::x" in outcome.out


def test_suggestions_are_notices(command: Command, tmp_path: Path) -> None:
    """A warning stays a warning, a suggestion is a notice about the file."""
    write(tmp_path, SMALL + "matching: {mix: [colour]}\n")
    outcome = command("check", "--format", "github")
    warning, notice = outcome.out.splitlines()
    assert warning.startswith("::warning file=cohort.yaml,line=9,col=17::")
    assert notice.startswith("::notice file=cohort.yaml::1 person cannot be cut")


def test_the_schema_is_printed_without_a_cohort(command: Command) -> None:
    """An editor can be given the schema wherever it looks for one."""
    outcome = command("check", "--schema")
    assert outcome.code == 0
    assert json.loads(outcome.out)["title"] == "A cohort of circlekit"


def test_a_missing_file_is_exit_4(command: Command) -> None:
    """There is nothing to check, and nothing else is said."""
    outcome = command("check")
    assert outcome.code == 4
    assert outcome.err == "cohort.yaml does not exist\n  hint: to begin: circlekit init my-cohort\n"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("circles.yaml", "lead: amina", "lead: amnia"), ("schedule.yaml", "weekday: ", "weekday: Some")],
)
def test_what_was_edited_later_is_checked_too(
    file: str, old: str, new: str, begun: Command, tmp_path: Path
) -> None:
    """A slip in circles.yaml or schedule.yaml is found where it is."""
    assert begun("match").code == 0
    assert begun("schedule", "--today", TODAY).code == 0
    assert begun("check").code == 0
    text = (tmp_path / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    outcome = begun("check")
    assert outcome.code == 1
    assert outcome.err.startswith(f"{file}:")


def test_a_second_copy_is_pointed_out(begun: Command, tmp_path: Path) -> None:
    """Sync tools leave copies when two people change a file at once."""
    (tmp_path / "cohort (conflicted copy).yaml").touch()
    outcome = begun("check")
    assert outcome.code == 0
    assert "warning: «cohort (conflicted copy).yaml»" in outcome.err


def test_an_annotation_without_a_place_is_about_the_file(begun: Command, tmp_path: Path) -> None:
    """A second copy stands beside the cohort file, on no line of it."""
    (tmp_path / "cohort (conflicted copy).yaml").touch()
    outcome = begun("check", "--format", "github")
    assert outcome.out.startswith("::warning file=cohort.yaml::«cohort (conflicted copy).yaml» ")


def test_a_folder_that_should_be_gone_is_pointed_out(begun: Command, tmp_path: Path) -> None:
    """Two weeks after the start, when everything in it has long been sent."""
    (tmp_path / "ending").mkdir()
    starts = read_cohort(tmp_path / "cohort.yaml").cohort.starts
    early, late = (str(starts + timedelta(days=days)) for days in (13, 14))
    assert "ending/ still holds" not in begun("check", "--today", early).err
    assert "warning: ending/ still holds names and addresses" in begun("check", "--today", late).err


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("alumni.csv", "id,name,email\nyan,Yan Li,yan at home\n", "alumni.csv:2:12:"),
        ("log.yaml", "turns:\n  c99:\n    1: {opener: amina}\n", "log.yaml:2:3:"),
    ],
)
def test_former_members_and_the_log_are_checked_too(
    name: str, text: str, place: str, begun: Command, tmp_path: Path
) -> None:
    """A mistake in either is found where it is."""
    assert begun("match").code == 0
    (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = begun("check")
    assert (outcome.code, outcome.err.startswith(place)) == (1, True)


def test_what_a_circle_has_of_its_own_is_checked_too(begun: Command, tmp_path: Path) -> None:
    """A process that is not in the library, and a circle that there is not; all are told at once."""
    assert begun("match").code == 0
    text = (tmp_path / "cohort.yaml").read_text(encoding="utf-8")
    own = "circles: {c1: {process: troika-consultng}, c99: {process: peer-asist}}\n"
    (tmp_path / "cohort.yaml").write_text(own + text, encoding="utf-8")
    outcome = begun("check")
    assert outcome.code == 1
    assert "cohort.yaml:1:25: process: «troika-consultng» is not in the library" in outcome.err
    assert "«peer-asist» is not in the library" in outcome.err
    (tmp_path / "cohort.yaml").write_text("circles: {c99: {readings: [x]}}\n" + text, encoding="utf-8")
    outcome = begun("check")
    assert outcome.code == 0
    assert "cohort.yaml:1:11: warning: circles names «c99», which is no circle of this cohort" in outcome.err
