"""People who seem new, though the history may know them under another handle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from circlekit.core.model import Participant
from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.renamed import nearly
from circlekit.core.text import counted, quoted, same, visible
from circlekit.files.opening import read_bytes
from circlekit.files.past import Past, names_behind

MOST_PAIRS = 5_000
"""With more pairs of handles to compare, people would wait for a guess; names are looked up in any case."""

TOLD = 5
"""So many people are named; more are only counted."""


def seem_new(files: Sequence[tuple[Path, Past]], people: Sequence[Participant]) -> list[Problem]:
    """Return a warning for each person who is in no earlier circle, but whom ``files`` seem to know.

    Either a handle there that nobody has is nearly theirs, or their name stands behind one.
    """
    known = {handle for _, past in files for handle in past.places}
    taken = {handle for person in people for handle in (person.id, *person.was)}
    new = {person.id: person for person in people if not known & {person.id, *person.was}}
    found: list[Problem] = []
    for path, past in reversed(files):
        gone = [handle for handle in past.places if handle not in taken] if new else []
        for person, handle in _pairs(new, gone, _names(path) if gone else {}):
            message = f"{quoted(handle)} of then takes part no more, and {quoted(person.name)} seems new"
            hint = f"if they are one person, add was: [{visible(handle)}] to them; else all is well"
            found.append(Problem((), message, hint, "warning", place=past.places[handle]))
            del new[person.id]
    if len(found) > TOLD:
        more = counted(len(found) - TOLD, "more person seems", "more people seem")
        hint = "give people a column «id» with the handles of then"
        return [*found[:TOLD], Problem(("history",), f"{more} new in the same way", hint, "warning")]
    return found


def _names(path: Path) -> dict[str, str]:
    """Return the names behind handles in a file, which has been read before."""
    try:
        return names_behind(read_bytes(path, str(path)).decode("utf-8", "replace"))
    except FileTrouble:
        return {}


def _pairs(
    new: Mapping[str, Participant], gone: Collection[str], names: Mapping[str, str]
) -> Iterator[tuple[Participant, str]]:
    """Yield newcomers with the handle that was perhaps theirs; each person and each handle once."""
    by_name = {same(names[handle]): handle for handle in gone if handle in names}
    few = len(new) * len(gone) <= MOST_PAIRS
    left = set(gone)
    for person in tuple(new.values()):
        handle = by_name.get(same(person.name))
        if handle is None and few:
            handle = nearly(person.id, left)
        if handle in left:
            left.remove(handle)
            yield person, handle
