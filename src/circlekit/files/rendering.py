"""Pages to read in a browser, from the package's own templates.

A template that people could replace would be code of theirs. Whatever stands in a cohort is put in as text,
by a template engine that escapes everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from circlekit.core.pictures.svg import safe

LIBRARY = Path(__file__).parent.parent / "library" / "pages"


def rendered(template: str, values: Mapping[str, Any]) -> bytes:
    """Return a page as UTF-8; texts in ``values`` lose control characters and are escaped."""
    return _engine().get_template(template).render(values).encode("utf-8") + b"\n"


@cache  # it remembers the templates that it has compiled
def _engine() -> Environment:
    return Environment(
        loader=FileSystemLoader(LIBRARY),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )


def part(name: str) -> str:
    """Return a file beside the templates, such as a style sheet; a template puts it in as it stands."""
    return (LIBRARY / name).read_text(encoding="utf-8")


def _plain(value: object) -> object:
    """Return text without control characters, and without those that turn the reading direction."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
