"""Why a column is left out, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from circlekit.core.intake.columns.headers import compared_names, is_named, plain
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.words import Meaning, Sort
from circlekit.core.text import quoted

SAID = "you said so"
EMPTY = "nobody filled it in"
ATTACHMENT = "files that people sent stay where they are"
WHOLE_NAME = "the whole name stands in another column"
LATER_MOMENT = "another column has the moment of the answer"
OWN_WORDS = "people's own words beside the options"
UNNAMED_OPTION = "an option of a question that the export does not name"

_TO_KEEP = "to keep it: --map"

_Names = tuple[frozenset[str], tuple[str, ...]]


def of_the_tool(layout: Layout) -> Mapping[str, _Names]:
    """Return the names of the columns that a layout leaves out, by the reason."""
    return {reason: compared_names(names) for reason, names in layout.dropped.items()}


def reason_of(asked: str, reasons: Mapping[str, _Names]) -> str:
    """Return why a layout leaves a column out; empty where it does not."""
    compared = plain(asked)
    return next((reason for reason, names in reasons.items() if is_named(compared, names)), "")


def unasked(meaning: Meaning) -> str:
    """Return why personal things are left out."""
    if meaning.sort is Sort.SENSITIVE:
        return f"it asks about {meaning.name}, which can hurt people if it gets out"
    return f"{meaning.name}: personal, and circlekit does not need it"


def may_be_kept(because: str) -> bool:
    """Tell whether a column is left out only because nobody has said what it is."""
    return _TO_KEEP in because


def unmapped(asked: str, field: str) -> str:
    """Return why people's own words that no field is for are left out, and how to keep them."""
    return f'free text that no field is for; {_TO_KEEP} "{asked}={field}"'


def nameless(asked: str) -> str:
    """Return why a column without a name is left out, and how to keep it."""
    return f'nothing stands above it; {_TO_KEEP} "{asked}=FIELD"'


def twin(asked: str) -> str:
    """Return why a tool's own column is left out where the form asks the same."""
    return f"the form itself asks for it in {quoted(asked, 80)}"
