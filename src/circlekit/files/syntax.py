"""PyYAML's complaints as sentences for people who have never heard of scalars and tokens.

Both of its parsers, libyaml and the one in Python, are understood; they word some complaints differently, so
that only what both agree on is used: the kind of complaint, where it began and where it was noticed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from circlekit.core.problems import Place, Problem
from circlekit.files.faults import At, Fault, fault_of
from circlekit.files.oddities import QUOTE, UNKNOWN_ESCAPE

_INDENT = re.compile(r"[ \t]*")
_ODD_INDENT = re.compile(r" *([^\S \t\n])")
_KEY = re.compile(r"\s*(?:- +)*([^\s:#\"'\[\]{},&*!|>%@`][^\s:]*):\s")
_LINE_UP = "line it up with the lines of the same block; use spaces only"
_IN_BRACKETS = "write its entries on lines of their own, or in [...]"


class Said(NamedTuple):
    """What to say, and where."""

    at: At
    message: str
    hint: str


Sentence = Callable[[Fault], Said | None]
"""From a complaint to what to say, if it is of this kind."""


def in_words(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return what to tell a person about an error of PyYAML in ``text``."""
    fault = fault_of(error, text)
    said = next((found for say in SENTENCES if (found := say(fault))), None)
    said = said or Said(fault.noticed, "this line is not YAML", f"check its indentation, or {QUOTE}")
    return Problem((), said.message, said.hint, place=Place(file, said.at.line + 1, said.at.column + 1))


def _tab(fault: Fault) -> Said | None:
    for at in (fault.noticed, fault.began):
        indent = _INDENT.match(at.text)
        tab = indent[0].find("\t") if indent else -1
        if tab >= 0 and at.text.strip():
            return Said(
                at._replace(column=tab),
                "this line begins with a tab; YAML wants spaces",
                "type spaces instead",
            )
    if fault.noticed.character == "\t":
        return Said(fault.noticed, "a tab stands here; YAML wants spaces", "type spaces instead")
    return None


def _no_break_space(fault: Fault) -> Said | None:
    for at in (fault.noticed, fault.began):
        odd = _ODD_INDENT.match(at.text)
        if odd:
            at = at._replace(column=odd.start(1))
            return Said(at, "an invisible no-break space begins this line", "type a space in its place")
    colon = re.match(r"\s*[^\s:]+:([^\S \t\n])", fault.began.text)
    if colon:
        at = fault.began._replace(column=colon.start(1))
        return Said(at, "an invisible no-break space follows this colon", "type a space in its place")
    return None


def _second_colon(fault: Fault) -> Said | None:
    if "mapping values are not allowed" not in fault.words:
        return None
    key = _KEY.match(fault.noticed.before)
    if key:
        hint = f'put the text in quotes: {key[1]}: "..."'
        return Said(fault.noticed, "a second colon and space stand in this line", hint)
    return Said(
        fault.noticed, "this line cannot begin a new key: the text above it is not finished", _LINE_UP
    )


def _first_character(fault: Fault) -> Said | None:
    if "cannot start any token" not in fault.words or not fault.noticed.character.strip():
        return None
    return Said(fault.noticed, f"a text cannot begin with {fault.noticed.character} here", QUOTE)


def _sign(fault: Fault) -> Said | None:
    signs = {"*": "an alias", "&": "an anchor", "!": "a tag"}
    if (
        not any(word in fault.words for word in ("alias", "anchor", "tag:", "a tag"))
        or fault.began.character not in signs
    ):
        return None
    return Said(
        fault.began,
        f"{fault.began.character} starts {signs[fault.began.character]}, which is not supported",
        QUOTE,
    )


def _open_quote(fault: Fault) -> Said | None:
    if "quoted scalar" not in fault.words:
        return None
    return Said(
        fault.began, "the quote that opens here is never closed", f"close it with {fault.began.character}"
    )


def _after_quote(fault: Fault) -> Said | None:
    if fault.noticed.at_line_start or fault.noticed.before.rstrip()[-1:] not in {"'", '"'}:
        return None
    hint = "put all of the text inside \"...\"; inside '...' a quote is written twice"
    return Said(fault.noticed, "there is more text after the closing quote", hint)


def _open_bracket(fault: Fault) -> Said | None:
    if "flow" not in fault.words or fault.began.character not in {"[", "{"}:
        return None
    closing = "]" if fault.began.character == "[" else "}"
    if re.search(r"\s#", fault.began.text[fault.began.column :]):
        return Said(
            fault.began,
            f"the {fault.began.character} here is never closed: the # hides the rest of the line",
            QUOTE,
        )
    hint = f"close it with {closing}, and put a comma between the entries"
    return Said(fault.began, f"the {fault.began.character} here is never closed, or a comma is missing", hint)


def _stray_sign(fault: Fault) -> Said | None:
    if "parsing a block node" not in fault.words and "parsing a flow node" not in fault.words:
        return None
    if not fault.noticed.character.strip():
        return Said(fault.noticed, "the file ends here, inside brackets", "close them with ] or }")
    if fault.noticed.character not in {"]", "}", ","}:
        return None
    return Said(fault.noticed, f"a text cannot begin with {fault.noticed.character} here", QUOTE)


def _block_text(fault: Fault) -> Said | None:
    if "block scalar" not in fault.words or fault.began.character not in {"|", ">"}:
        return None
    return Said(
        fault.began,
        f"after {fault.began.character} the text begins on the next line",
        f"begin a new line, or {QUOTE}",
    )


def _list_or_keys(fault: Fault) -> Said | None:
    if (
        "parsing a block mapping" in fault.words
        and fault.noticed.character == "-"
        and fault.noticed.at_line_start
    ):
        return Said(fault.noticed, "a list entry stands among keys", "write the key it belongs to above it")
    if "parsing a block collection" in fault.words and fault.noticed.at_line_start:
        return Said(
            fault.noticed,
            "this line stands among list entries, but is none",
            "begin it with «- », or line it up",
        )
    return None


def _indentation(fault: Fault) -> Said | None:
    if "parsing a block" not in fault.words:
        return None
    if fault.noticed.at_line_start:
        return Said(fault.noticed, "this line does not line up with the lines above", _LINE_UP)
    return Said(fault.noticed, "this does not belong to the text before it", QUOTE)


_FIXED = (
    ("escape", "began", *UNKNOWN_ESCAPE),
    (
        "scanning a simple key",
        "began",
        "this line has no colon followed by a space",
        "write it as «key: text»",
    ),
    (
        "sequence entries are not allowed",
        "noticed",
        "a list cannot begin in the line of its key",
        _IN_BRACKETS,
    ),
    ("mapping keys are not allowed", "noticed", "a text cannot begin with ? and a space", QUOTE),
    (
        "document start",
        "noticed",
        "this stands after the end of the YAML",
        "delete it, or what ends the YAML above",
    ),
)
"""Complaints by a phrase in them: where to point, what to say, what to do."""


def _fixed(fault: Fault) -> Said | None:
    for phrase, where, message, hint in _FIXED:
        if phrase in fault.words:
            return Said(fault.began if where == "began" else fault.noticed, message, hint)
    return None


SENTENCES: tuple[Sentence, ...] = (
    _tab, _no_break_space, _second_colon, _first_character, _sign, _open_bracket, _stray_sign, _block_text,
    _fixed, _open_quote, _after_quote, _list_or_keys, _indentation,
)  # fmt: skip
"""Every kind of complaint that is understood; the first that fits is said."""
