"""YAML to plain data in which every scalar is still the text that was typed, and every value knows its place.

Only the events of PyYAML are used (its libyaml parser where there is one): no scalar is ever resolved to a
number, a date or a truth value, and anchors, aliases and tags are refused, so neither PyYAML's guesses nor
its constructors are ever reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from circlekit.core.problems import InputProblems, Path, Place, Problem
from circlekit.files.collector import collector_paused
from circlekit.files.decoding import read_text
from circlekit.files.events import MAX_DEPTH, MAX_NODES, Plain, Tree, TreeBuilder, parse
from circlekit.files.spots import Spot
from circlekit.files.syntax import in_words

MAX_BYTES = 16 * 1024 * 1024
BEGIN = "cohort: a name"

_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(%.*)")


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain data, with the place of everything in it and what was odd about it.

    ``errors`` is empty unless the file was read with ``scan_yaml``. ``grafts`` are the places of values that
    a key of the file takes from another file.
    """

    file: str
    data: Plain
    root: Spot
    warnings: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()
    grafts: tuple[tuple[str, Spot], ...] = ()

    def place(self, path: Path, on_key: bool = False) -> Place:
        """Return the place of ``path``, or of the nearest thing around it that exists."""
        spot, file = self.root, self.root.file or self.file
        grafts = dict(self.grafts)
        for depth, step in enumerate(path):
            found = grafts.get(str(step)) if depth == 0 else None
            found = found or spot.child(step)
            if found is None:
                on_key = False
                break
            spot, file = found, found.file or file
        line, column = spot.key if on_key and spot.key else (spot.line, spot.column)
        return Place(file, line, column)


def read_yaml(content: bytes, file: str, begin: str = BEGIN) -> Document:
    """Return the one YAML document in ``content``; ``file`` is its name in messages.

    ``begin`` is the line that the hint about an empty file shows.

    Raises:
        InputProblems: with every problem that could be seen, each with its place.
    """
    document = scan_yaml(content, file, begin)
    if document.errors:
        raise InputProblems((*document.errors, *document.warnings))
    return document


def scan_yaml(content: bytes, file: str, begin: str = BEGIN) -> Document:
    """Return the YAML document in ``content`` together with the errors that leave it readable.

    Where a value was refused (an alias, a key that stands twice) something stands in its place, so that
    everything else can still be looked at.

    Raises:
        InputProblems: when it is no YAML at all; with every problem up to that point.
    """
    text, found, _ = read_text(content, file, MAX_BYTES)
    _refuse_directives(text, file)
    builder = TreeBuilder(file, text)
    try:
        with collector_paused():
            tree = builder.build(parse(text))
    except yaml.YAMLError as error:
        raise InputProblems((*found, *builder.problems, in_words(error, text, file))) from None
    problems = (*found, *builder.problems)
    if tree is None:
        raise InputProblems(problems or (_empty(text, file, begin),))
    return _document(file, tree, problems)


def _document(file: str, tree: Tree, problems: tuple[Problem, ...]) -> Document:
    errors = tuple(problem for problem in problems if problem.severity == "error")
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    return Document(file, tree.data, tree.root, warnings, errors)


def _refuse_directives(text: str, file: str) -> None:
    """Refuse lines like ``%TAG`` at the start, which one parser ignores and the other does not understand."""
    found = _DIRECTIVE.match(text)
    if found and not found[1].startswith("%YAML 1."):
        line = text.count("\n", 0, found.start(1)) + 1
        problem = Problem(
            (), "a line that begins with % is not supported", "delete it", place=Place(file, line)
        )
        raise InputProblems([problem])


def _empty(text: str, file: str, begin: str) -> Problem:
    what = "has only comments" if text.lstrip().startswith("#") else "is empty"
    return Problem((), f"this file {what}", f"begin with «{begin}»", place=Place(file))


__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Document", "Plain", "Spot", "read_yaml", "scan_yaml"]
