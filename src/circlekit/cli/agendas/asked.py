"""What was asked of ``circlekit agenda``, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """The options of one run; None and empty where nothing was said."""

    meeting: str
    people: int | None = None
    minutes: int | None = None
    language: str = ""
    news: bool = True


class Answer(NamedTuple):
    """An agenda as the page and as the JSON document."""

    page: str
    document: Mapping[str, Any]
