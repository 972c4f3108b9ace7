"""``circlekit poll``: one HTML file on which people say when they can meet."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortOption, DryRun, Force, Json, Today
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings, today, workspace
from circlekit.files.names import POLL_PAGE, STATUS_PAGE

if TYPE_CHECKING:
    from circlekit.core.polling.form import PollForm
    from circlekit.core.tongues import Tongue

TAKEN = frozenset(
    {".circlekit", "agenda", "calendar", "ending", "history", "library", "nudges", "rotation", STATUS_PAGE}
)
"""Places in a cohort's folder that other commands write."""


def _language(text: str) -> str:
    from circlekit.core.fields import Wrong, language

    try:
        return language(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}") from None


To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="FILE",
        help="The file to write, in the cohort's folder; poll.html, or poll-fr.html in another language.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        parser=_language,
        help="Speak this language, such as fr; else the cohort's.",
    ),
]


def poll(
    cohort: CohortOption = DEFAULT_COHORT,
    to: To = None,
    language: Language = None,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Write a page that asks people when they can meet, and what else the circles need to know."""
    from circlekit.core.polling.doubts import doubts
    from circlekit.core.polling.form import poll_form
    from circlekit.files.poll_page import poll_page, read_page_words
    from circlekit.files.reading import read_plan

    given = _page_name(to) if to else ""
    with workspace(cohort, dry_run=dry_run, read=read_plan) as space:
        name = given or _usual_name(language, space.cohort.language)
        form = poll_form(space.cohort)
        say_warnings(space.placed(doubts(space.cohort, form, today(day, space.cohort))))
        tongue = _tongue(space, language)
        words, spoken = read_page_words(space.shelves(), tongue)
        _say_language(tongue.language, spoken)
        changes = space.write({name: poll_page(form, words, spoken)}, force=force)
    if json:
        output.show_json({"page": name, **_as_json(form, spoken), "files": changes_as_json(changes)})
        return
    say_changes(changes, dry_run)
    if not dry_run:
        _say_next(name, form)


def _usual_name(language: str | None, cohorts: str) -> str:
    """Return the name of the page, so that those in several languages stand side by side."""
    if not language or language == cohorts:
        return POLL_PAGE
    path = PurePosixPath(POLL_PAGE)
    return str(path.with_stem(f"{path.stem}-{language}"))


def _page_name(to: str) -> str:
    """Return the path of the page in the cohort's folder.

    Raises:
        WrongUse: when it is no place for a page.
    """
    from circlekit.core.problems import Problem, WrongUse
    from circlekit.core.text import quoted

    path = PurePosixPath(Path(to).as_posix())
    if path.is_absolute() or ".." in path.parts or path.suffix.lower() != ".html" or path.parts[0] in TAKEN:
        message = f"{quoted(to)} is no place for the page"
        hint = "name a file in the cohort's folder that ends in .html, such as --to poll-fr.html"
        raise WrongUse([Problem((), message, hint)])
    return str(path)


def _tongue(space: Workspace, language: str | None) -> Tongue:
    """Return the language that was asked for, or the cohort's."""
    from circlekit.core.tongues import Tongue

    return Tongue(language or space.cohort.language, space.cohort.tone)


def _say_language(wanted: str, spoken: str) -> None:
    """Say it where there is no page in the language that was asked for."""
    from circlekit.core.problems import Problem

    if wanted.partition("-")[0].lower() != spoken.partition("-")[0].lower():
        message = f"there is no poll page in «{wanted}» yet: it is in «{spoken}»"
        hint = f"put words of your own into library/poll/{wanted}.yaml beside the cohort"
        say_warnings([Problem((), message, hint, "warning")])


def _say_next(name: str, form: PollForm) -> None:
    """Say how the page gets to people, and how their answers come back."""
    output.show(
        f"Send {name} to everyone who may take part: attached to a message, or as a link to a copy of it."
    )
    output.show(
        "They open it, paint their week, and send you a short text or file. Nothing is sent by itself."
    )
    if form.until:
        output.show(f"Answers are due by {form.until}.")
    output.show("When answers are here: circlekit collect ANSWERS, a folder or file with what came.")


def _as_json(form: PollForm, spoken: str) -> dict[str, Any]:
    return {
        "language": spoken,
        "send_to": form.send_to or None,
        "until": form.until.isoformat() if form.until else None,
        "keep_until": form.keep_until.isoformat(),
        "asked": [
            {"field": one.field, "shape": one.shape.value, "options": list(one.options)} for one in form.asked
        ],
    }
