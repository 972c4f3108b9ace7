"""The commands, one line each. The modules beside this one parse, call and render; they decide nothing."""

from __future__ import annotations

import typer

from circlekit.cli.check import check
from circlekit.cli.options import show_version

app = typer.Typer(
    name="circlekit",
    help="Peer-learning circles: match people, find their hour, write calendars and messages, "
    "rotate at the end.",
    epilog="Exit codes: 0 done, 1 input has problems, 2 wrong use, 3 no acceptable plan, 4 file trouble, "
    "5 folder in use, 70 bug, 130 interrupted.",
    add_completion=False,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
)
app.callback()(show_version)
app.command()(check)
