"""The commands, one line each. The module of a command parses, calls and renders; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import cast

import typer

from circlekit.cli.options import show_version

COMMANDS = {
    "init": "Begin a cohort: a folder with files that work at once.",
    "poll": "Write a page that asks people when they can meet; it needs no server.",
    "import": "Take in people from the export of a form or poll; shows first how it is understood.",
    "collect": "Merge what people answered on the poll page; shows first what would change.",
    "check": "Report every problem, and what a good programme still lacks.",
    "match": "Form circles, and say why.",
    "schedule": "Find each circle's time; with --ics, write calendars.",
    "nudge": "Write the message drafts that are due; nothing is sent.",
    "log": "Write down who came, and what happened.",
    "agenda": "Print the run sheet of a meeting, minute by minute, for whoever is there.",
    "library": "List, show or copy the texts and processes that you can make your own.",
    "status": "See how each circle is, and which needs you first.",
    "rotate": "Form the next cohort's circles, so that people meet others.",
}
"""What each command is for. The command ``name`` is the function ``name`` of the module ``name``.

Where Python keeps a name for itself, both have a ``_`` behind it.
"""


def app_for(argv: Sequence[str]) -> typer.Typer:
    """Return the application; of the commands only the one that ``argv`` asks for is loaded.

    So ``--help`` stays quick, and no command pays for what another one imports.
    """
    app = typer.Typer(
        name="circlekit",
        help="Peer-learning circles: match people, find their hour, write calendars and messages, "
        "rotate at the end.",
        epilog="Exit codes: 0 done, 1 input has problems, 2 wrong use, 3 no acceptable plan, "
        "4 file trouble, 5 folder in use, 70 bug, 130 interrupted.",
        add_completion=False,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        rich_markup_mode=None,
    )
    app.callback()(show_version)
    wanted = next((word for word in argv if not word.startswith("-")), None)
    for name, purpose in COMMANDS.items():
        function = _function(f"{name}_" if iskeyword(name) else name) if name == wanted else _not_loaded
        app.command(name, short_help=purpose)(function)
    return app


def _function(name: str) -> Callable[..., None]:
    return cast(Callable[..., None], getattr(import_module(f"circlekit.cli.{name}"), name))


def _not_loaded() -> None:
    """Stand in for a command that nobody asked for."""
