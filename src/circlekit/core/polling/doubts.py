"""What a coordinator should know before a poll page goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from circlekit.core.model import Cohort
from circlekit.core.polling.form import PollForm, fields_used
from circlekit.core.problems import Problem
from circlekit.core.text import listed, quoted


def doubts(cohort: Cohort, form: PollForm, today: date) -> Iterator[Problem]:
    """Yield warnings about a page that is made on a day: paths are those of the cohort file."""
    if form.until and form.until < today:
        message = f"the page asks for answers by {form.until}, which is over"
        yield Problem(("poll", "until"), message, "move «poll.until» to a later day", "warning")
    if not form.send_to:
        message = "the page does not say where answers go, and cannot open an e-mail"
        hint = "add «coordinator: {name: ..., email: ...}», or «poll: {send_to: ...}»"
        yield Problem((), message, hint, "warning")
    asked = {one.field for one in form.asked}
    left_out = [name for name in fields_used(cohort.matching) if name not in asked]
    if left_out:
        names = listed(quoted(name) for name in left_out)
        message = f"matching looks at {names}, which the page does not ask for"
        hint = f"add to «poll.ask», or leave that out to have it asked: {', '.join(left_out)}"
        yield Problem(("poll", "ask"), message, hint, "warning", on_key=True)
