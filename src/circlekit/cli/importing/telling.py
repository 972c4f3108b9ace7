"""An import as it is told: to a person, step by step, or as one JSON document."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from circlekit.cli import output, terminal
from circlekit.cli.importing import asking
from circlekit.cli.importing.diff import merged_as_json, show_merged
from circlekit.cli.importing.few import few
from circlekit.cli.importing.options import described
from circlekit.cli.importing.table import clock_of, columns_as_json, show_source
from circlekit.core.intake.saved.saving import new_answers, news, to_save
from circlekit.core.text import listed, quoted

if TYPE_CHECKING:
    from circlekit.cli.importing.running import Understood, Wanted
    from circlekit.cli.importing.source import Source
    from circlekit.cli.importing.writing import Plan
    from circlekit.files.writing import Change


class Telling(Protocol):
    """Who is told what was understood, what is asked, and what changes."""

    def understood(self, found: Understood) -> None:
        """Tell what the files are taken for."""

    def questions(self, found: Understood) -> None:
        """Tell what stands in the way."""

    def changes(self, found: Understood, plan: Plan, changes: Sequence[Change], accepted: bool) -> None:
        """Tell what was written, or would be."""


class Talk:
    """Tells a person: what was understood and what changes on standard output, the rest beside it."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def understood(self, found: Understood) -> None:
        """Print the mapping table of each file, and what is odd."""
        for source in found.sources:
            show_source(source)
            _say_news(source)
        for problem in few(found.warnings):
            output.say_problem(problem)

    def questions(self, found: Understood) -> None:
        """Print everything that stands in the way, and the command line that would answer the questions."""
        for problem in few(found.errors):
            output.say_problem(problem)
        output.say_count(found.errors)
        if asking.questions(found.errors):
            output.say("The same again, with what is proposed; change what is not right:")
            # Not broken to the width of a terminal: it is to be copied into a shell.
            sys.stderr.write(terminal.printable(f"  {self.again(found)}") + "\n")

    def again(self, found: Understood) -> str:
        """Return the command line with everything that was said, and what the questions propose."""
        return command_line(self._wanted, asking.proposed(found.errors))

    def changes(self, found: Understood, plan: Plan, changes: Sequence[Change], accepted: bool) -> None:
        """Print what changes for people, then which files were written, and what comes next."""
        from circlekit.cli.workspace import say_changes

        for problem in few(plan.warnings):
            output.say_problem(problem)
        show_merged(plan.merged, found.target.people)
        if plan.kept_mapping:
            name = found.target.mapping
            output.say(f"{name} was changed by hand and stays; --force writes what is new into it.")
        if not accepted:
            output.say("Nothing was written. When this is right: the same with --yes.")
            return
        if changes:
            say_changes(changes, self._wanted.dry_run)
        else:
            output.say("Nothing changed.")
        if not self._wanted.dry_run:
            _say_next(found, plan)


def command_line(wanted: Wanted, more: Sequence[str] = ()) -> str:
    """Return the command as it was called, with more options behind what was said."""
    words = described(wanted.said, wanted.reading, wanted.keep)
    places = {"--to": wanted.to, "--cohort": wanted.cohort, "--mapping": wanted.mapping}
    words += [word for option, path in places.items() if path for word in (option, str(path))]
    return asking.again([str(path) for path in wanted.files], asking.replaced(words, more))


def _say_news(source: Source) -> None:
    """Say how a form that was accepted differs from what it was then."""
    if source.saved is None or source.mapping is None:
        return
    came, went = news(source.mapping, source.saved)
    if came:
        output.say(f"{source.file} has new columns: {listed(map(quoted, came))}; --yes accepts them.")
    if went:
        output.say(f"{source.file} has no longer: {listed(map(quoted, went))}.")
    now = to_save(source.mapping, source.answers, source.file, source.said, source.saved)
    for asked, answers in new_answers(now, source.saved).items():
        output.say(f"New answers to {quoted(asked)}: {listed(map(quoted, answers))}.")


def _say_next(found: Understood, plan: Plan) -> None:
    place = output.there(found.target.folder)
    look = f"look at {found.target.begins}, then " if plan.begins else ""
    output.show(f"Ready. Next: {look}{place}circlekit check && circlekit match")


class Json:
    """Tells a program: one document at the end, with nobody's answers in it."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def understood(self, found: Understood) -> None:
        """Tell nothing yet."""

    def questions(self, found: Understood) -> None:
        """Print what stands in the way as the problems of the document."""
        document = _forms(found)
        document["problems"] = [output.as_json(one) for one in (*found.errors, *found.warnings)]
        document["again"] = command_line(self._wanted, asking.proposed(found.errors))
        output.show_json(document)

    def changes(self, found: Understood, plan: Plan, changes: Sequence[Change], accepted: bool) -> None:
        """Print everything; ``accepted`` says whether the files were meant to be written."""
        from circlekit.cli.workspace import changes_as_json

        warnings = (*found.warnings, *plan.warnings)
        output.show_json(
            {
                **_forms(found),
                "warnings": [output.as_json(one) for one in warnings],
                "people": merged_as_json(plan.merged),
                "accepted": accepted,
                "written": accepted and not self._wanted.dry_run,
                "files": changes_as_json(changes),
            }
        )


def _forms(found: Understood) -> dict[str, Any]:
    return {"forms": [_form(source) for source in found.sources]}


def _form(source: Source) -> dict[str, Any]:
    came, went = news(source.mapping, source.saved) if source.mapping and source.saved else ((), ())
    return {
        "file": source.file,
        "tool": source.title,
        "answers": source.count(),
        "header": source.form.header_line if source.form else None,
        "zone": clock_of(source.poll) if source.poll else None,
        "columns": columns_as_json(source),
        "known": source.saved is not None,
        "new_columns": list(came),
        "gone_columns": list(went),
    }
