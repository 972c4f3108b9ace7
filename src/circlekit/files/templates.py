"""The templates of messages: those that are needed, in the language and the tone of whoever reads them.

A template for French as spoken in Canada, in a formal tone, is the first of ``nudges/fr-CA-formal``,
``nudges/fr-formal``, ``nudges/fr-CA``, ``nudges/fr`` and ``nudges/en`` that any shelf has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from circlekit.core.languages import DEFAULT, fallbacks
from circlekit.core.nudging.draft import KINDS, Moment
from circlekit.core.nudging.messages import Form, Needed, Wording
from circlekit.core.nudging.templates import checked, email_wording
from circlekit.core.nudging.wording import CIRCLE, MEMBER
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.sections import Tone
from circlekit.files.decoding import decode
from circlekit.files.library import Shelf, find
from circlekit.files.reading import read_bytes

FOLDER = "nudges"

MOST_BYTES = 100_000
"""More than any message has; what is longer is another file by mistake."""


def read_templates(where: Sequence[Shelf], needed: Iterable[Needed]) -> Mapping[Needed, Wording]:
    """Return the wording of every message that is needed; each file is read once.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    read: dict[Path, Wording] = {}
    found: dict[Needed, Wording] = {}
    for one in dict.fromkeys(needed):
        language, path, file = _find(where, one)
        try:
            if path not in read:
                read[path] = _wording(path, file, one.form, language)
            found[one] = read[path]
        except InputProblems as wrong:
            problems += wrong.problems
    if problems:
        raise InputProblems(dict.fromkeys(problems))
    return found


def english() -> tuple[Needed, ...]:
    """Return a template of each moment and form, in English."""
    return tuple(
        Needed(moment, form, DEFAULT, Tone.INFORMAL) for moment in Moment for form in forms_of(moment)
    )


def forms_of(moment: Moment) -> tuple[Form, ...]:
    """Return the forms that a moment has templates for."""
    kind = KINDS[moment]
    has = ((Form.CIRCLE, kind.circle), (Form.EMAIL, kind.people and kind.email), (Form.SHORT, kind.people))
    return tuple(form for form, is_there in has if is_there)


def resolve(where: Sequence[Shelf], language: str, tone: Tone, name: str) -> tuple[str, Path, str]:
    """Return the nearest language that some shelf has a file ``name`` in, and that file's path and name."""
    formal = tone if tone is Tone.FORMAL else None
    for code in fallbacks(language, formal):
        path, file = find(where, f"{FOLDER}/{code}/{name}")
        if path.exists():
            break
    return code.removesuffix(f"-{Tone.FORMAL}"), path, file


def _find(where: Sequence[Shelf], needed: Needed) -> tuple[str, Path, str]:
    return resolve(where, needed.language, needed.tone, f"{needed.moment}{needed.form.value}")


def _wording(path: Path, file: str, form: Form, language: str) -> Wording:
    content = read_bytes(path, file)
    if len(content) > MOST_BYTES:
        message = f"this template has {len(content):,} bytes, and a message has {MOST_BYTES:,} at most"
        raise InputProblems([Problem((), message, "is it another file by mistake?", place=Place(file))])
    text, _ = decode(content, file, MOST_BYTES)
    if form is Form.EMAIL:
        subject, body = email_wording(text, MEMBER, file)
        return Wording(language, body, subject)
    return Wording(language, checked(text, CIRCLE if form is Form.CIRCLE else MEMBER, file))
