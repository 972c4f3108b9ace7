"""From the files that were named to what people answered, with everything that is to be said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from circlekit.cli.importing.source import POLLS, UNREAD, Known, Source
from circlekit.core.intake.mapping import Said
from circlekit.core.intake.saved.forms import saved_for
from circlekit.core.intake.saved.said import as_before, corrected, said_with
from circlekit.core.problems import FileTrouble, InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.files.intake.grids import Export
    from circlekit.files.intake.places import Source as Places


def take(files: Sequence[Path], known: Known) -> tuple[Source, ...]:
    """Return what each file is, in their order; one that cannot be understood is there with its problems.

    Polls come after the forms, which say on whose clock people live.

    Raises:
        FileTrouble: when files cannot be read; all of them are named.
    """
    from circlekit.files.intake.polls.pairs import paired

    contents = dict(paired(tuple(_contents(files).items())))
    exports = {file: _reader(file, content, known) for file, content in contents.items()}
    found = {file: _poll(file, content, known, exports[file]) for file, content in contents.items()}
    polls = {file: poll for file, poll in found.items() if poll}
    forms = {file: _form(file, known, exports[file]) for file in contents if file not in polls}
    zones = _zones(forms.values(), known) if polls else {}
    answered = {file: _with_answers(source, known, zones) for file, source in polls.items()}
    return tuple((forms | answered)[file] for file in contents)


def _contents(files: Sequence[Path]) -> dict[str, bytes]:
    from circlekit.files.intake.grids import MOST_BYTES
    from circlekit.files.opening import read_bytes

    contents: dict[str, bytes] = {}
    trouble: list[Problem] = []
    for path in dict.fromkeys(files):
        try:
            contents[str(path)] = read_bytes(path, str(path), most=MOST_BYTES)
        except FileTrouble as error:
            trouble += error.problems
    if trouble:
        raise FileTrouble(trouble)
    return contents


def _reader(file: str, content: bytes, known: Known) -> Callable[[], Export]:
    """Return what reads the grids of a file, when somebody asks and then once."""
    from circlekit.files.intake.grids import read_export

    reading = known.reading
    return cache(partial(read_export, content, file, encoding=reading.encoding, sheet=reading.sheet))


def _poll(file: str, content: bytes, known: Known, read: Callable[[], Export]) -> Source | None:
    """Return the poll in a file, nobody's answers worked out yet; None where it is none."""
    from circlekit.files.intake.polls.reading import read_poll

    name = Path(file).name
    before = next((one for one in known.saved if one.file == name and not one.columns), None)
    said = said_with(known.said, before)
    reading = known.reading
    try:
        poll = read_poll(
            content,
            file,
            zone=said.zone,
            lettucemeet_utc=reading.lettucemeet_utc,
            date_order=said.date_order,
            hours=said.hours,
            encoding=reading.encoding,
            sheet=reading.sheet,
            where=known.library.shelves,
            export=read,
        )
    except InputProblems as wrong:
        return Source(file, UNREAD, problems=tuple(wrong.problems))
    if poll is None or known.said.layout:
        return None
    saved = saved_for(poll.layout, (), name, known.saved)
    return Source(file, POLLS.get(poll.layout, poll.layout), poll=poll, said=said, saved=saved)


def _with_answers(source: Source, known: Known, zones: Mapping[str, str]) -> Source:
    """Return a poll with what its people answered."""
    from circlekit.core.intake.polls.answers import poll_answers
    from circlekit.files.intake.places import Source as Places
    from circlekit.files.intake.places import placed

    if source.poll is None:
        return source
    answers, found = poll_answers(source.poll, source.said, known.reference, zones, known.until)
    return replace(source, answers=answers, problems=placed(found, {source.poll.file: Places()}))


def _zones(forms: Iterable[Source], known: Known) -> dict[str, str]:
    """Return the zones that people gave, here or before, by their address and by a name of their own."""
    from circlekit.core.intake.merging.joining import known_zones

    return {**known.zones(), **known_zones(answer for source in forms for answer in source.answers)}


def _form(file: str, known: Known, read: Callable[[], Export]) -> Source:
    from circlekit.core.intake.applying.rows import answers_of
    from circlekit.core.intake.columns.proposing import propose
    from circlekit.core.intake.columns.recognising import form_of
    from circlekit.files.intake.places import placed

    library = known.library
    sources: Mapping[str, Places] = {}
    try:
        export = read()
        sources = export.sources
        form = form_of(export.grids, library.layouts, known.said)
        layout = next(one for one in library.layouts if one.id == form.layout)
        asked = [column.asked for column in form.columns]
        saved = saved_for(form.layout, asked, Path(file).name, known.saved)
        said = said_with(known.said, saved)
        mapping, found = propose(form, layout, library.words, said)
        if (told := corrected(said, mapping, saved)) is not said:
            mapping, found = propose(form, layout, library.words, told)
        mapping = as_before(mapping, saved, known.said)
        answers, more = answers_of(form, mapping, library.words, library.times)
    except InputProblems as wrong:
        return Source(file, UNREAD, problems=placed(wrong.problems, sources))
    problems = placed((*form.notes, *found, *more), sources)
    return Source(file, layout.name, form, mapping, None, answers, said, saved, problems, sources)


def named_in_vain(sources: Sequence[Source], said: Said) -> tuple[Problem, ...]:
    """Return a problem for each column that the command line names and that is in none of the files."""
    from circlekit.core.intake.columns.told import unknown_columns

    fields = [use.field for source in sources if source.mapping for use in source.mapping.columns]
    return unknown_columns([source.form for source in sources if source.form], said, fields)


def places_of(sources: Sequence[Source]) -> dict[str, Places]:
    """Return what the places of cells are worked out from, of all files."""
    return {file: place for source in sources for file, place in source.places.items()}


def problems_of(sources: Sequence[Source]) -> list[Problem]:
    """Return what is to be said of all files, each thing once."""
    return list(dict.fromkeys(problem for source in sources for problem in source.problems))
