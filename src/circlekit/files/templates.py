"""The templates of messages: those that are needed, in the language and the tone of whoever reads them.

A template for French as spoken in Canada, in a formal tone, is the first of ``nudges/fr-CA-formal``,
``nudges/fr-formal``, ``nudges/fr-CA``, ``nudges/fr`` and ``nudges/en`` that any shelf has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from circlekit.core.nudging.messages import Form, Needed, Wording
from circlekit.core.nudging.templates import checked, email_wording
from circlekit.core.nudging.wording import CIRCLE, MEMBER
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.tongues import Tongue
from circlekit.files.decoding import decode
from circlekit.files.library import Shelf, find
from circlekit.files.reading import read_bytes
from circlekit.files.tongues import nearest

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


def _find(where: Sequence[Shelf], needed: Needed) -> tuple[str, Path, str]:
    """Return the language that a template was found in, and its file's path and name."""
    file, tongue = f"{needed.moment}{needed.form.value}", Tongue(needed.language, needed.tone)
    name, language = nearest(where, FOLDER, file, tongue)
    return language, *find(where, name)


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
