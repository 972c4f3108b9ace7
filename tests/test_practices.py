import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "practices.md"
ROW = re.compile(r"\| (\d+) \| ([^|]+) \| (does|drafts|records|checks|advice) \| ([^|]+) \|")
COMMANDS = {"init", "log", "check", "match", "schedule", "nudge", "agenda", "library", "rotate", "status"}
SPANS = re.compile(
    r"(?:\bpractices?\s+|\bAdvice\()(\d+(?:(?:\s*[-–,]\s*|\s+(?:and|to|or)\s+)\d+)*)", re.IGNORECASE
)


def rows() -> list[tuple[int, str, str, str]]:
    """Return number, words, kind and commands of every practice."""
    found = [ROW.fullmatch(line) for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return [(int(match[1]), match[2], match[3], match[4]) for match in found if match]


def numbers_in(text: str) -> set[int]:
    """Return every practice that a text refers to; ``practices 82-85`` are four."""
    found: set[int] = set()
    for match in SPANS.finditer(text):
        for part in re.split(r"\s*,\s*|\s+(?:and|or)\s+", match[1]):
            ends = [int(number) for number in re.findall(r"\d+", part)]
            found |= set(range(ends[0], ends[-1] + 1))
    return found


def texts() -> list[Path]:
    """Return every file whose words are ours; what tests read as input need not even be text."""
    patterns = ("src/**/*.py", "src/**/*.md", "src/**/*.yaml", "docs/**/*.md", "tests/**/*.py")
    return sorted(file for pattern in patterns for file in ROOT.glob(pattern))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("as practice 47 says", {47}),
        ("(practices 82 and 84)", {82, 84}),
        ("practices 14, 75, 85", {14, 75, 85}),
        ("Practices 1-3, 12 and 55–57", {1, 2, 3, 12, 55, 56, 57}),
        ("yield Advice(12, message, hint)", {12}),
        ("in practice, 40 people", set()),
        ("the practice of 12", set()),
    ],
)
def test_references_are_found(text, numbers):
    """One number, lists and ranges are read, as people write them."""
    assert numbers_in(text) == numbers


def test_numbers_run_from_1_without_a_gap():
    """Each practice has one number, and every line of the tables is read."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    assert [number for number, *_ in rows()] == list(range(1, len(lines) + 1))
    assert len(lines) == 108


def test_every_reference_in_the_project_has_its_practice():
    """Whoever reads «practice 47» finds it on the page."""
    known = {number for number, *_ in rows()}
    stray = {
        str(file.relative_to(ROOT)): numbers_in(file.read_text(encoding="utf-8")) - known for file in texts()
    }
    assert {file: numbers for file, numbers in stray.items() if numbers} == {}


def test_practices_are_served_by_commands_that_exist():
    """The last column names commands, or says «later»."""
    for number, _, _, served in rows():
        named = set(re.findall(r"`([a-z]+)`", served))
        assert served == "later" or named, number
        assert named <= COMMANDS, number


def test_advice_is_left_to_people():
    """No command claims to serve what only people can do."""
    assert {served for _, _, kind, served in rows() if kind == "advice"} == {"later"}
