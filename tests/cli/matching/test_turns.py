import json

import pytest

from tests.cli.conftest import Command

SENTENCE = "In 4 working meetings with 1 question each, 0 of 100 circles of 7 get round to everyone when"


@pytest.fixture
def long_talks(begun: Command, tmp_path) -> Command:
    """A first cohort whose meetings have time for one long question each."""
    file = tmp_path / "cohort.yaml"
    text = file.read_text(encoding="utf-8")
    process = next(line for line in text.splitlines() if line.startswith("process:"))
    file.write_text(text.replace(process, "process: peer-assist-45"), encoding="utf-8")
    return begun


def test_match_says_once_that_the_term_is_too_short(long_talks):
    """Once after all circles, with the smallest changes as a hint."""
    said = long_talks("match").err
    assert said.count(f"{SENTENCE} 80 % come each time.") == 1
    assert "  hint: 78 of 100 do in two halves, with 2 questions per meeting; " in said


def test_match_goes_by_the_attendance_that_is_expected(long_talks):
    """When fewer come, it says so of them."""
    said = long_talks("match", "--expect-attendance", "70%").err
    assert " when 70 % come each time." in said


def test_match_tells_a_script_too(long_talks):
    """The document has the numbers, and every way that helps."""
    found = json.loads(long_talks("match", "--json").out)["turns"]
    assert (found["people"], found["working_meetings"], found["cases"], found["chance"]) == (7, 4, 1, 0.0)
    assert found["ways"][0]["says"] == "in two halves, with 2 questions per meeting"


def test_where_everybody_has_a_turn_match_says_nothing(begun):
    """Troika gives everybody a turn at every meeting."""
    assert "get round to everyone" not in begun("match").err
    assert "turns" not in json.loads(begun("match", "--json", "--dry-run").out)


def test_match_goes_on_where_the_process_is_not_known(begun, tmp_path):
    """A process that cannot be read is for check to report; circles do not need it."""
    file = tmp_path / "cohort.yaml"
    text = file.read_text(encoding="utf-8")
    process = next(line for line in text.splitlines() if line.startswith("process:"))
    file.write_text(text.replace(process, "process: no-such-process"), encoding="utf-8")
    assert begun("match").code == 0
    assert begun("check").code == 1


def test_check_advises_and_names_the_practice(long_talks):
    """It is a suggestion, so the exit code stays 0."""
    found = long_talks("check")
    assert found.code == 0
    assert f"- {SENTENCE[0].lower()}{SENTENCE[1:]} 80 % come each time (practice 24)" in found.out
    given = json.loads(long_talks("check", "--json").out)["readiness"]
    assert [one["hint"][:22] for one in given if one["practice"] == 24] == ["78 of 100 do in two ha"]
