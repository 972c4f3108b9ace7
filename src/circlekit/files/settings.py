"""Everything in a cohort file but the people: typed as far as it can be read."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import ValidationError

from circlekit.core.model import Cohort
from circlekit.core.poll_plan import PollPlan
from circlekit.core.problems import Problem
from circlekit.core.sections import (
    AlumniMeetings,
    CircleOwn,
    Coordinator,
    Holidays,
    LeadsMeetings,
    MeetingPlan,
    NudgeDays,
    RotationPlan,
    Rules,
    ShareOuts,
)
from circlekit.core.text import handle_of
from circlekit.files.complaints import problems_of

COMPUTED = frozenset({"past", "waiting"})
"""Fields of a cohort that no file may set."""

KEYS = tuple(name for name in Cohort.model_fields if name not in COMPUTED)
SECTIONS = {
    "meeting": MeetingPlan.model_fields,
    "share_outs": ShareOuts.model_fields,
    "leads_meetings": LeadsMeetings.model_fields,
    "rotation": RotationPlan.model_fields,
    "alumni": AlumniMeetings.model_fields,
    "coordinator": Coordinator.model_fields,
    "matching": Rules.model_fields,
    "holidays": Holidays.model_fields,
    "nudges": NudgeDays.model_fields,
    "poll": PollPlan.model_fields,
    "circles": CircleOwn.model_fields,
}
REQUIRED = frozenset({"cohort", "starts", "ends"})

_STAND_INS = {"cohort": "?", "id": "cohort", "starts": "2000-01-01", "ends": "2000-07-01"}


class Settings(NamedTuple):
    """A cohort without people. ``bad`` names the keys that could not be read and hold a stand-in."""

    cohort: Cohort
    bad: frozenset[str]


def read_settings(raw: dict[str, Any], problems: list[Problem]) -> Settings:
    """Return what a cohort file says beside its participants, and note what is wrong with it.

    A key with nothing behind it counts as not given, unless the key has to be there.
    """
    values = {key: _without_blanks(value) for key, value in raw.items() if value != "" or key in REQUIRED}
    values["participants"] = ()
    if "id" not in values:
        values["id"] = handle_of(str(values.get("cohort", ""))) or "cohort"
    try:
        return Settings(Cohort.model_validate(values), frozenset())
    except ValidationError as error:
        problems += problems_of(error, (), KEYS, sections=SECTIONS)
        bad = _drop(values, error)
    return Settings(Cohort.model_validate(_STAND_INS | values), bad)


def _without_blanks(value: Any) -> Any:
    return {key: part for key, part in value.items() if part != ""} if isinstance(value, dict) else value


def _drop(values: dict[str, Any], error: ValidationError) -> frozenset[str]:
    """Take out what ``error`` complains of: a part of a section if it is one, else the whole key."""
    bad: set[str] = set()
    for detail in error.errors():
        key, *rest = (str(step) for step in detail["loc"])
        section = values.get(key)
        if rest and key in SECTIONS and isinstance(section, dict):
            section.pop(rest[0], None)
        else:
            values.pop(key, None)
            bad.add(key)
    return frozenset(bad)
