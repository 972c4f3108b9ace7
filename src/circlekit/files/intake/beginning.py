"""A cohort file to begin with, where people came in before anybody wrote one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from string import Template

from circlekit.files import schema
from circlekit.files.starter import LIBRARY, SCHEMA_PATH, dates
from circlekit.files.yamltext import flow_list, scalar

TEMPLATE = "begun.yaml"

MIXED = ("organisation", "region", "country", "role", "team", "sector")
ALIGNED = ("level", "experience")
ENOUGH = 6
"""People who have a language in common: the fewest that a circle has."""

Values = Mapping[str, str | Sequence[str]]


def begun(today: date, people: str, rows: Sequence[Values]) -> dict[str, bytes]:
    """Return the cohort file and what belongs beside it, by relative path; it is called ``cohort.yaml``.

    ``people`` is the table of participants as the file names it. What makes a good circle is taken from the
    columns that ``rows`` have something in.
    """
    wishes = [f"  {line}" for line in _wishes(rows)]
    values = {
        **dates(today),
        "matching": "\n".join(["matching:", *wishes] if wishes else ["# matching:", "#   mix: [region]"]),
        "people": scalar(people),
    }
    text = Template((LIBRARY / TEMPLATE).read_text(encoding="utf-8")).substitute(values)
    return {"cohort.yaml": text.encode("utf-8"), SCHEMA_PATH: schema.shipped().encode("utf-8")}


def _wishes(rows: Sequence[Values]) -> Iterator[str]:
    """Yield the lines of ``matching`` that these people's columns allow."""
    used = {field for row in rows for field, value in row.items() if value}
    if mixed := [field for field in MIXED if field in used]:
        yield f"mix: {flow_list(mixed)}    # prefer different values of these columns"
    if aligned := [field for field in ALIGNED if field in used]:
        yield f"align: {flow_list(aligned)}    # prefer like values"
    if {"needs", "offers"} <= used:
        yield "complement: {needs: offers}    # what one person needs, another offers"
    if _all_have_company([_languages(row) for row in rows]):
        yield "share: [languages]    # a rule: all members of a circle have one language in common"


def _languages(row: Values) -> Collection[str]:
    found = row.get("languages", ())
    parts = found.split(";") if isinstance(found, str) else found
    return {part.strip().casefold() for part in parts if part.strip()}


def _all_have_company(spoken: Sequence[Collection[str]]) -> bool:
    """Tell whether everybody speaks a language that is spoken by enough people for a circle."""
    speakers = Counter(language for languages in spoken for language in languages)
    return bool(spoken) and all(
        any(speakers[language] >= ENOUGH for language in languages) for languages in spoken
    )
