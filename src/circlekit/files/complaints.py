"""From pydantic's errors to problems: one sentence each, with the path it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from circlekit.core.fields import Wrong
from circlekit.core.problems import Path, Problem
from circlekit.core.text import did_you_mean, quoted


def problems_of(
    error: ValidationError,
    path: Path,
    known: Iterable[str],
    whose: str = "",
    sections: Mapping[str, Iterable[str]] | None = None,
) -> list[Problem]:
    """Return one problem for each complaint in ``error``.

    ``known`` are the keys allowed at ``path``, ``sections`` those allowed under keys of it.
    """
    names, below = tuple(known), sections or {}
    found: list[Problem] = []
    for detail in error.errors():
        inside = below.get(str(detail["loc"][0])) if len(detail["loc"]) > 1 else None
        found += _one(detail, path, names if inside is None else tuple(inside), whose)
    return found


def _one(detail: ErrorDetails, path: Path, known: tuple[str, ...], whose: str) -> list[Problem]:
    at = path + tuple(step for step in detail["loc"] if step != "[key]")
    of = f"{_say(detail['loc'])}{f' of {quoted(whose)}' if whose else ''}"
    wrong = detail.get("ctx", {}).get("wrong")
    if isinstance(wrong, Wrong):
        return wrong_at(wrong, at, of)
    if detail["type"] == "extra_forbidden":
        return [unknown_key(at, known)]
    if detail["type"] == "missing":
        return [missing(path + at[len(path) : -1], of, str(detail["loc"][-1]))]
    if detail["type"] in {"model_type", "model_attributes_type"}:
        return [Problem(at, f"{of}: this must be a mapping of keys", "write it as {key: value}")]
    return [Problem(at, f"{of}: {detail['msg'].lower()}")]


def wrong_at(wrong: Wrong, path: Path, of: str) -> list[Problem]:
    """Return a problem for each complaint of a parser about the value at ``path``, which ``of`` names."""
    return [
        Problem(path + tuple(step for step in one.at if step != ""), f"{of}: {one.message}", one.hint)
        for one in wrong.all()
    ]


def missing(path: Path, of: str, key: str) -> Problem:
    """Return what to say of a key that has to be there."""
    return Problem(path, f"{of} is missing", f"add a line «{key}: ...»")


def _say(location: tuple[str | int, ...]) -> str:
    return ".".join(step for step in location if isinstance(step, str) and step != "[key]") or "this"


def unknown_key(path: Path, known: Iterable[str]) -> Problem:
    """Return what to say of a key that nothing reads, with the one that was probably meant."""
    names = tuple(known)
    word = str(path[-1])
    hint = did_you_mean(word, names, f"known here: {', '.join(names)}")
    return Problem(path, f"{quoted(word)} is not a key that circlekit knows", hint, on_key=True)
