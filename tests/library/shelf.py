"""The files of the library as they lie on disk, and what tests of all of them need to know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Template

import circlekit
from circlekit.core.languages import DEFAULT
from circlekit.core.sections import Tone

LIBRARY = Path(circlekit.__file__).parent / "library"
SPOKEN = ("en", "fr", "es", "pt", "de")
FORMAL = ("fr-formal", "es-formal", "de-formal")


def texts(*folders: str, suffixes: Iterable[str] = (".md", ".txt", ".yaml")) -> list[Path]:
    """Return every text below folders of the library, in all languages."""
    found = (path for folder in folders for path in (LIBRARY / folder).rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix in suffixes)


def short_name(path: Path) -> str:
    """Return what a test calls a file: ``nudges/fr/rsvp.md``."""
    return path.relative_to(LIBRARY).as_posix()


def code_of(path: Path) -> str:
    """Return the folder of a text that says its language and tone: ``fr-formal``."""
    return path.parent.name


def language_of(path: Path) -> str:
    """Return the language of a text: ``fr``."""
    return code_of(path).removesuffix(f"-{Tone.FORMAL}")


def english(path: Path) -> Path:
    """Return where the same text stands in English."""
    return path.parent.parent / DEFAULT / path.name


def content(path: Path) -> str:
    """Return what a file says."""
    return path.read_text(encoding="utf-8")


def placeholders(text: str) -> set[str]:
    """Return the names that are filled in."""
    return {match["named"] or match["braced"] for match in Template.pattern.finditer(text)} - {None}


def words(text: str) -> set[str]:
    """Return the words of a text in small letters, without placeholders and keys."""
    bare = re.sub(r"\$\w+|^ *\w+: ?", " ", text, flags=re.MULTILINE)
    return set(re.findall(r"[^\W\d_]+", bare.casefold()))


def said(patterns: Mapping[str, tuple[str, ...]], path: Path) -> Iterator[str]:
    """Yield what a text says of that which its language has patterns for."""
    for pattern in patterns[language_of(path)]:
        yield from (match[0] for match in re.finditer(pattern, content(path), re.IGNORECASE))
