"""The changes put into a schedule.yaml that a person wrote, with every other line left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from circlekit.core.model import Slot
from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.files import yamltext as yt
from circlekit.files.changes import KEY, change_lines
from circlekit.files.disk import in_message
from circlekit.files.events import Plain
from circlekit.files.located import Document, read_yaml


def with_changes_of(content: bytes, shown: str, slots: Iterable[tuple[str, Slot]]) -> bytes:
    """Return the content of a sound file with the changes of ``slots``, given with their circles' names.

    Raises:
        FileTrouble: the lines cannot be put in without touching others; ``shown`` names the file.
    """
    lines = list(change_lines(slots))
    before = read_yaml(content, shown)
    try:
        after = _spliced(content.decode("utf-8"), lines, _span(before)).encode()
        sound = read_yaml(after, shown).data == _meant(before, lines, shown)
    except (UnicodeDecodeError, InputProblems):
        sound = False
    if not sound:
        message = f"{in_message(shown)} is written in a way in which its changes cannot be replaced alone"
        hint = "put the change in by hand and run --keep, or let --force write the file anew"
        raise FileTrouble([Problem((), message, hint)])
    return after


def _meant(before: Document, lines: Sequence[str], shown: str) -> object:
    rest = {key: value for key, value in _keys(before).items() if key != KEY}
    return {**rest, **_keys(read_yaml(yt.page(lines), shown))} if lines else rest


def _keys(document: Document) -> Mapping[str, Plain]:
    return document.data if isinstance(document.data, dict) else {}


def _span(document: Document) -> tuple[int, int | None] | None:
    """Return the line of the changes' key and that of the key after it, from 0; None where there are none."""
    keys = _keys(document)
    if KEY not in keys:
        return None
    lines = sorted(document.place((key,), on_key=True).line - 1 for key in keys)
    start = document.place((KEY,), on_key=True).line - 1
    return start, next((line for line in lines if line > start), None)


def _spliced(text: str, lines: Sequence[str], span: tuple[int, int | None] | None) -> str:
    typed = text.splitlines(keepends=True)
    ending = "\r\n" if typed and typed[0].endswith("\r\n") else "\n"
    if typed and not typed[-1].endswith("\n"):
        typed[-1] += ending
    start, following = span or (len(typed), None)
    end = len(typed) if following is None else following
    while end > start + 1 and _is_aside(typed[end - 1]):
        end -= 1  # a remark above the next key, or below everything, is no part of the changes
    return "".join([*typed[:start], *(line + ending for line in lines), *typed[end:]])


def _is_aside(line: str) -> bool:
    return not line.strip() or line.startswith("#")
