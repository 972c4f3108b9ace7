"""What participants answered, in fields of their own and in known ones."""

from __future__ import annotations

from math import isfinite

from circlekit.core.model import Participant


def values_of(person: Participant, field: str) -> tuple[str, ...]:
    """Return what a person said in a field, their own or a known one; empty when they said nothing."""
    if field in person.fields:
        return person.fields[field]
    known = getattr(person, field, ()) if field in Participant.model_fields else ()
    return known if isinstance(known, tuple) else ((str(known),) if known else ())


def is_one_number(values: tuple[str, ...]) -> bool:
    """Tell whether an answer is one number that others can be compared with."""
    try:
        return len(values) == 1 and isfinite(float(values[0]))
    except ValueError:
        return False
