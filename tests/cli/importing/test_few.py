"""Of many like things the first few."""

from __future__ import annotations

from circlekit.cli.importing.few import few
from circlekit.core.problems import Problem, Severity


def again(count: int, severity: Severity = "warning") -> list[Problem]:
    """Return so many problems of one kind."""
    said = "«Person {0}» answered twice: the answer of {0} May"
    return [Problem(("form.csv", line), said.format(line), "", severity) for line in range(count)]


def test_a_few_are_told_one_by_one() -> None:
    """As long as the rest would take a line as well."""
    assert few(again(6)) == again(6)


def test_of_many_the_rest_is_counted() -> None:
    """In the place of the first that is not told."""
    *first, last = few(again(1_205))
    assert first == again(5)
    assert last.message == "1,200 more of this kind: … answered twice: the answer of … May"
    assert (last.path, last.severity) == (("form.csv", 5), "warning")


def test_other_things_between_them_are_told() -> None:
    """A kind is the message without what is somebody's own; an error is another kind."""
    other = Problem((), "two columns are called «Name»", "", "warning")
    found = few([*again(40, "error"), *again(9), other])
    assert len(found) == 31 + 6 + 1
    assert found[-1] == other
