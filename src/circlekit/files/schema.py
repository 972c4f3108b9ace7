"""The JSON Schema of cohort.yaml, by which editors complete keys and underline mistakes.

It is made from the model, and shipped as a file, so that printing it needs nothing else. It never refuses
what the reader accepts, and leaves to the reader what a schema cannot say. Draft 7 is the newest that the
YAML plugins of common editors know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from circlekit.core import fields as f
from circlekit.core.model import Cohort, Participant
from circlekit.core.parse.texts import language_if_any
from circlekit.core.parse.times import day_if_any
from circlekit.core.parse.topics import topics
from circlekit.core.poll_plan import STEPS, asked, cell_step, day_hours
from circlekit.core.sections import CircleOwn, Rhythm, Tone, by_circle, rhythm_if_any, tone_if_any
from circlekit.core.sizes import says
from circlekit.files.located import read_yaml

LIBRARY = Path(__file__).parent.parent / "library" / "schema"
SHIPPED = LIBRARY / "cohort.schema.json"

_Shape = dict[str, Any]

TEXT: _Shape = {"type": ["string", "number", "boolean", "null"]}
"""A scalar of any type: editors take ``2027`` for a number, which is a name for the reader."""

TEXTS: _Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
NAME: _Shape = {"type": ["string", "number", "boolean"]}
LINK: _Shape = {"type": ["string", "null"], "pattern": r"^\s*($|[Hh][Tt][Tt][Pp][Ss]?://)"}
MOMENT: _Shape = {"type": "string", "pattern": r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[ T]+[0-9]{1,2}:[0-9]{2}"}
DATE: _Shape = {"type": "string", "pattern": r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"}
ZONE: _Shape = {
    "type": "string",
    "examples": [
        "Africa/Dakar", "Africa/Lagos", "Africa/Nairobi", "America/Bogota", "America/New_York",
        "America/Sao_Paulo", "Asia/Kolkata", "Asia/Manila", "Asia/Tokyo", "Australia/Sydney",
        "Europe/Berlin", "Europe/Istanbul", "Europe/London",
    ],
}  # fmt: skip
LANGUAGE: _Shape = {"type": "string", "pattern": "[A-Za-z]{2,3}", "examples": ["en", "fr", "pt-BR"]}
WINDOWS: _Shape = {
    "anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": {"type": ["string", "null"]}}],
    "examples": [["Tue 16:00-19:00", "Wed 09:00-12:00"]],
}
YES_NO: _Shape = {"anyOf": [{"enum": ["yes", "no"]}, TEXT]}
WILLING: _Shape = {"anyOf": [{"enum": ["yes", "no", "if needed"]}, TEXT]}
NO: _Shape = {"type": "string", "pattern": r"^([Nn]([Oo])?|[Ff][Aa][Ll][Ss][Ee]|[Oo][Ff][Ff])$"}
RHYTHM: _Shape = {
    "anyOf": [
        {"enum": [rhythm.value for rhythm in Rhythm]},
        {"type": "string", "pattern": "[Ww][Ee][Ee][Kk]|[Mm][Oo][Nn][Tt][Hh]"},
    ]
}


def _whole(least: int, most: int) -> _Shape:
    number = {"type": "integer", "minimum": least, "maximum": most}
    return {"anyOf": [number, {"type": "string", "pattern": r"^\s*\+?[0-9]+\s*$"}]}


def _by_name(values: _Shape) -> _Shape:
    return {"type": "object", "additionalProperties": values}


SHAPES: Mapping[Callable[[Any], Any], _Shape] = {
    f.label: NAME,
    f.handle: NAME,
    f.line: TEXT,
    f.paragraph: TEXT,
    f.address: {"type": ["string", "null"]},
    f.link: LINK,
    f.zone_name: ZONE,
    f.day: DATE,
    day_if_any: {"anyOf": [DATE, {"enum": [None, ""]}]},
    f.dates: {"anyOf": [DATE, {"type": "array", "items": DATE}]},
    f.moments: {"anyOf": [MOMENT, {"type": "array", "items": MOMENT}]},
    f.minutes: _whole(15, 480),
    f.number_if_any: {"anyOf": [{"enum": [None, ""]}, _whole(1, 1000)]},
    rhythm_if_any: {"anyOf": [RHYTHM, {"enum": [None, ""]}]},
    tone_if_any: {"anyOf": [{"enum": [None, "", *Tone]}, {"type": "string", "pattern": "[A-Za-z]"}]},
    f.size: {"anyOf": [{"type": "integer", "minimum": 2}, {"type": "string", "pattern": "[0-9]"}]},
    f.days_before: {"anyOf": [{"enum": ["no", False]}, NO, _whole(0, 60)]},
    f.yes_no: YES_NO,
    f.yes_no_if_any: YES_NO,
    f.willing: WILLING,
    f.language: LANGUAGE,
    language_if_any: {"anyOf": [LANGUAGE, {"enum": [None, ""]}]},
    f.several: TEXTS,
    f.handles: TEXTS,
    f.paragraphs: TEXTS,
    f.window_list: WINDOWS,
    f.groups: {"type": "array", "items": TEXTS},
    f.weighted: {"anyOf": [_by_name(_whole(0, 100)), TEXTS]},
    f.numbers: _by_name(_whole(0, 1000)),
    topics: {"anyOf": [_by_name(TEXT), _whole(1, 1000), {"type": "array", "items": _whole(1, 1000)}]},
    f.mapping: _by_name(TEXT),
    day_hours: {"type": "string", "pattern": r"^\s*[0-9]{1,2}(:00)?\s*[-–].*[0-9]"},
    cell_step: {"anyOf": [{"enum": list(STEPS)}, {"type": "string", "pattern": "^(15|30|60)$"}]},
    asked: {"anyOf": [_by_name(TEXTS), TEXTS]},
    f.links: {"anyOf": [_by_name(LINK), TEXTS]},
}


def generated() -> str:
    """Return the schema as it follows from the model, as JSON text."""
    described = read_yaml((LIBRARY / "descriptions.yaml").read_bytes(), "descriptions.yaml").data
    descriptions = dict(described) if isinstance(described, dict) else {}
    cohort = _object(Cohort, "", descriptions, skip={"past", "participants", "waiting"}, optional={"id"})
    person = _object(Participant, "participants.", descriptions, skip={"id", "fields", "assumed"})
    person["additionalProperties"] = TEXTS  # fields of the coordinator's own
    person["required"] = ["name"]  # the time zone may be the cohort's
    people = {"anyOf": [{"type": "string"}, _by_name(person)]}
    cohort["properties"]["participants"] = {"description": descriptions["participants"], **people}
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A cohort of circlekit",
        **cohort,
        "required": [*cohort["required"], "participants"],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def shipped() -> str:
    """Return the schema as it is shipped, as JSON text."""
    return SHIPPED.read_text(encoding="utf-8")


def _object(
    model: type[BaseModel],
    prefix: str,
    descriptions: Mapping[str, str],
    skip: Collection[str] = (),
    optional: Collection[str] = (),
) -> _Shape:
    fields = {name: field for name, field in model.model_fields.items() if name not in skip}
    shapes = {name: _shape(field, f"{prefix}{name}.", descriptions) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.is_required() and name not in optional]
    return {
        "type": "object",
        "properties": {
            name: {"description": descriptions[prefix + name], **shape, **_default(fields[name])}
            for name, shape in shapes.items()
        },
        "required": required,
        "additionalProperties": False,
    }


def _shape(field: FieldInfo, prefix: str, descriptions: Mapping[str, str]) -> _Shape:
    if any(isinstance(part, f.Told) and part.parse is by_circle for part in field.metadata):
        return _by_name(_object(CircleOwn, prefix, descriptions))
    if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
        return _object(field.annotation, prefix, descriptions)
    if field.annotation is Rhythm:
        return RHYTHM
    if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
        words = {"enum": [choice.value for choice in field.annotation]}
        return {"anyOf": [words, {"type": "string", "pattern": "[A-Za-z]"}]}
    parts = (field.metadata, *(getattr(part, "__metadata__", ()) for part in get_args(field.annotation)))
    return SHAPES[next(part.parse for group in parts for part in group if isinstance(part, f.Told))]


def _default(field: FieldInfo) -> _Shape:
    """Return what holds when the key is left out, where an editor can offer it as the value."""
    default = says(field.default) if isinstance(field.default, f.Size) else field.default
    return {"default": default} if isinstance(default, str | int) and default not in {"", False} else {}


if __name__ == "__main__":
    SHIPPED.write_text(generated(), encoding="utf-8", newline="\n")
