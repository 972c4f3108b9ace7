"""Every odd input is a file that says what a person should be told, and where."""

import pytest
import yaml

from circlekit.core.windows import Window, say
from tests import corpus

CASES = corpus.cases()
HEAVY = 100_000
"""Bytes from which on a file is read with libyaml only: the parser in Python takes minutes."""

COVERED = [*range(1, 48), *range(53, 57), 63, 68]


def _with_both_parsers():
    both = [(case, libyaml) for case in CASES for libyaml in (True, False)]
    return [
        pytest.param(case, libyaml, id=case.name if libyaml else f"{case.name}-without-libyaml")
        for case, libyaml in both
        if libyaml or not (case.is_table or len(case.content) > HEAVY)
    ]


@pytest.mark.parametrize(("case", "libyaml"), _with_both_parsers())
def test_each_file_gets_exactly_the_problems_it_names(case, libyaml, tmp_path, monkeypatch):
    """Every expected problem is reported at its place, nothing else is, and every message obeys the rules."""
    if not libyaml:
        monkeypatch.delattr(yaml, "CLoader", raising=False)
    outcome = corpus.read(case, tmp_path)
    left = list(outcome.problems)
    missing = [expected for expected in case.problems if not _take(left, expected, tmp_path)]
    assert (missing, [_shown(problem, tmp_path) for problem in left]) == ([], [])
    assert [
        (problem.message, broken) for problem in outcome.problems if (broken := corpus.breaches(problem))
    ] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES if case.values])
def test_each_file_gives_the_values_it_names(case, tmp_path):
    """What was typed comes out as it was typed, or as the value it stands for."""
    outcome = corpus.read(case, tmp_path)
    assert outcome.error is None
    assert [_value(outcome.loaded.cohort, value) for value in case.values] == list(case.values)


def test_every_number_of_the_list_has_a_file():
    """The corpus covers the whole list of inputs that it was made for."""
    assert set(COVERED) - {int(case.name[:3]) for case in CASES} == set()


def _take(left, expected, folder):
    for problem in left:
        at, severity, message = _shown(problem, folder)
        if (at, severity) == expected[:2] and expected.words in message:
            left.remove(problem)
            return True
    return False


def _shown(problem, folder):
    return str(problem.place).removeprefix(f"{folder}/"), problem.severity, problem.message


def _value(cohort, value):
    if not value.who:
        found = getattr(cohort, value.key)
    else:
        person = next(person for person in cohort.participants if person.id == value.who)
        found = person.fields[value.key] if value.key in person.fields else getattr(person, value.key)
    return value._replace(text=_as_text(found))


def _as_text(found):
    if isinstance(found, tuple):
        return ";".join(say(item) if isinstance(item, Window) else item for item in found)
    return str(found)
