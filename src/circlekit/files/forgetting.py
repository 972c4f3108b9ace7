"""What forgetting a person does to the folder of a cohort, found out before anything is touched.

circlekit takes them out of what it wrote or reads as memory: circles, history, seats, the list of former
members, drafts and calendars of theirs, its own state. Whatever people wrote is only pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from circlekit.core.model import Cohort
from circlekit.core.problems import Place
from circlekit.core.rotation.forgetting import OF_CIRCLES, OF_SEATS, Rules, Who, forgotten, still_there
from circlekit.files import alumni, circles
from circlekit.files.disk import shown
from circlekit.files.forgetting_text import without_person, without_rows
from circlekit.files.forgetting_traces import (
    NEXT,
    READERS,
    in_folder,
    in_lines,
    in_yaml,
    is_theirs,
    names_them,
    outputs,
    without_files,
)
from circlekit.files.located import read_yaml
from circlekit.files.logged import undoing
from circlekit.files.past import names_behind
from circlekit.files.reading import read_bytes
from circlekit.files.seats import FILE as SEATS
from circlekit.files.writing import Folder

SCHEDULE = "schedule.yaml"
"""It names people in remarks, which are written anew with it."""


class Forgetting(NamedTuple):
    """What is done, and what is left to people.

    ``files`` are the new contents by path in the folder, ``gone`` the files that go, ``state`` what is
    remembered instead. ``yours`` are places that only people change, ``rebuild`` outputs that name them
    beside others, and ``elsewhere`` the places in other folders.
    """

    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    state: Mapping[str, Any]
    yours: tuple[Place, ...]
    rebuild: tuple[str, ...]
    elsewhere: tuple[Place, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything of them at all."""
        return any(self)


def forgetting(folder: Folder, cohort: Cohort, handles: frozenset[str]) -> Forgetting:
    """Return what forgetting the people with these handles would do to a cohort's folder.

    Raises:
        InputProblems: a file that has to change has problems.
        FileTrouble: one cannot be read.
    """
    return _Looking(folder, cohort, handles).found()


def names_in(folder: Folder) -> dict[str, str]:
    """Return the names that stand behind handles in a folder's circles; none where there are no circles."""
    path = folder.root / circles.FILE
    if not path.is_file():
        return {}
    return names_behind(read_bytes(path, shown(folder.root, circles.FILE)).decode("utf-8", "replace"))


class _Looking:
    """A folder that is being looked through for somebody."""

    def __init__(self, folder: Folder, cohort: Cohort, handles: frozenset[str]) -> None:
        self._folder, self._cohort = folder, cohort
        self._root = folder.root
        self._who = Who(handles)
        self._files: dict[str, bytes] = {}
        self._yours: list[Place] = []
        self._elsewhere: list[Place] = []

    def found(self) -> Forgetting:
        """Return everything; names come first, because the other files are searched for them."""
        self._learn_names()
        self._cut(circles.FILE, OF_CIRCLES)
        self._cut(SEATS, OF_SEATS)
        self._history()
        self._look_at_others()
        state = self._folder.state()
        after = without_files(forgotten(state, self._who.handles), self._who)
        if undoing.mentions(after.get(undoing.KEY), self._who.handles):
            after[undoing.KEY] = []  # what speaks of them can be taken back by hand only
        every = [*outputs(self._root), *([SCHEDULE] if (self._root / SCHEDULE).is_file() else ())]
        known = {path for path in self._folder.known() if is_theirs(path, self._who)}
        gone = {path for path in every if is_theirs(path, self._who)} | known
        rest = (path for path in every if path not in gone and not path.startswith(f"{NEXT}/"))
        called = self._called()
        return Forgetting(
            files=self._files,
            gone=tuple(sorted(gone)),
            state={key: value for key, value in after.items() if value != state[key]},
            yours=tuple(dict.fromkeys(self._yours)),
            rebuild=tuple(path for path in rest if self._is_named_in(path, called)),
            elsewhere=tuple(dict.fromkeys(self._elsewhere)),
        )

    def _is_named_in(self, path: str, called: Who) -> bool:
        """Tell whether an output names them; a schedule also has the handles of leads who meet."""
        if path == SCHEDULE and any(in_yaml(self._root / path, self._shown(path), self._who)):
            return True
        return names_them(self._root / path, called)

    def _learn_names(self) -> None:
        """Learn what they are called: behind their handle in the circles, and in the list of former members.

        A name that somebody else has too who takes part cannot be looked for.
        """
        names: set[str] = set()
        behind = names_in(self._folder)
        names |= {behind[handle] for handle in self._who.handles if handle in behind}
        if (self._root / alumni.FILE).is_file():
            names |= self._former_members()
        people = (*self._cohort.participants, *self._cohort.waiting)
        self._who = Who(self._who.handles, frozenset(names - {person.name for person in people}))

    def _called(self) -> Who:
        """Return them with their first names too, as lists of times have them."""
        people = (*self._cohort.participants, *self._cohort.waiting)
        others = {person.name.split()[0] for person in people}
        first = {name.split()[0] for name in self._who.names if "@" not in name}
        return Who(self._who.handles, self._who.names | (first - others))

    def _former_members(self) -> frozenset[str]:
        place = self._shown(alumni.FILE)
        content = read_bytes(self._root / alumni.FILE, place)
        rows = without_rows(content, place, "id", self._who)
        if rows is None:
            self._yours += in_lines(self._root / alumni.FILE, place, self._who)
            return frozenset()
        if rows.content != content:
            self._files[alumni.FILE] = rows.content
        return rows.said

    def _cut(self, path: str, rules: Rules) -> None:
        """Take them out of a file, or point at them where that cannot be done alone."""
        if not (self._root / path).is_file():
            return
        place = self._shown(path)
        before = read_bytes(self._root / path, place)
        after = without_person(before, place, rules, self._who)
        if after is not None and after != before:
            self._files[path] = after
        document = read_yaml(before if after is None else after, place)
        left = still_there(document.data, rules, self._who)
        self._yours += (document.place(way) for way in left)

    def _history(self) -> None:
        """Take them out of the earlier circles in this folder, and point at those elsewhere."""
        root = self._root.resolve()
        for name in self._cohort.history:
            real = (self._root / name).resolve()
            if real.is_relative_to(root):
                self._cut(real.relative_to(root).as_posix(), OF_CIRCLES)
            else:
                self._elsewhere += list(in_yaml(real, shown(self._root, name), self._who))[:1]

    def _look_at_others(self) -> None:
        """Point at them in what people wrote, and in the folders of cohorts that came after."""
        cut = {*self._files, circles.FILE, SEATS, alumni.FILE, SCHEDULE}
        for path in self._own_files():
            if path.name not in cut:
                self._yours += READERS[path.suffix](path, self._shown(path.name), self._who)
        for path in sorted((self._root / NEXT).glob("*/cohort.yaml")):
            inside = path.parent.relative_to(self._root).as_posix()
            self._elsewhere += in_folder(path.parent, self._shown(inside), self._who)

    def _own_files(self) -> Iterator[Path]:
        paths = sorted(self._root.glob("*"))
        yield from (path for path in paths if path.suffix in READERS and path.is_file())

    def _shown(self, path: str) -> str:
        return shown(self._root, path)
