"""From pydantic's errors to problems: one sentence each, with the path it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from circlekit.core.fields import Wrong
from circlekit.core.problems import Path, Problem
from circlekit.core.text import nearest


def problems_of(error: ValidationError, path: Path, known: Iterable[str], whose: str = "") -> list[Problem]:
    """Return one problem for each complaint in ``error``; ``known`` are the keys allowed at ``path``."""
    names = tuple(known)
    return [problem for detail in error.errors() for problem in _one(detail, path, names, whose)]


def _one(detail: ErrorDetails, path: Path, known: tuple[str, ...], whose: str) -> list[Problem]:
    at = path + tuple(step for step in detail["loc"] if step != "[key]")
    of = f"{_say(detail['loc'])}{f' of «{whose}»' if whose else ''}"
    wrong = detail.get("ctx", {}).get("wrong")
    if isinstance(wrong, Wrong):
        return [
            Problem(at + tuple(step for step in one.at if step != ""), f"{of}: {one.message}", one.hint)
            for one in wrong.all()
        ]
    if detail["type"] == "extra_forbidden":
        return [unknown_key(at, known)]
    if detail["type"] == "missing":
        return [Problem(path, f"{of} is missing", f"add a line «{detail['loc'][-1]}: ...»")]
    if detail["type"] in {"model_type", "model_attributes_type"}:
        return [Problem(at, f"{of}: this must be a mapping of keys", "write it as {key: value}")]
    return [Problem(at, f"{of}: {detail['msg'].lower()}")]


def _say(location: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in location if isinstance(step, str)) or "this"


def unknown_key(path: Path, known: Iterable[str]) -> Problem:
    """Return what to say of a key that nothing reads, with the one that was probably meant."""
    names = tuple(known)
    word = str(path[-1])
    meant = nearest(word, names)
    hint = f"did you mean {meant}?" if meant else f"known here: {', '.join(names)}"
    return Problem(path, f"«{word}» is not a key that circlekit knows", hint, on_key=True)
