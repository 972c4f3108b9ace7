"""Whether what the poll page asks can be asked, and whether its days can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import Draft
from circlekit.core.checks.people import KEYS
from circlekit.core.polling.form import ALWAYS, NEVER, poll_form
from circlekit.core.problems import Problem
from circlekit.core.text import nearest, quoted

ASK, QUESTIONS = ("poll", "ask"), ("poll", "questions")


def poll_asks_what_it_can(draft: Draft) -> Iterator[Problem]:
    """What the page asks is for people to say, and has no place of its own there."""
    for field, options in draft.cohort.poll.ask.items():
        path = (*ASK, field)
        if field in NEVER:
            message = f"poll.ask: {quoted(field)} is not for people to say on a page"
            yield Problem(path, message, "leave it out", on_key=True)
        elif field in ALWAYS and options:
            message = f"poll.ask: {quoted(field)} is on every page, with answers of its own"
            yield Problem(path, message, "leave it out", on_key=True)
        elif field not in KEYS:
            yield from _near_miss(field)


def _near_miss(field: str) -> Iterator[Problem]:
    meant = nearest(field, KEYS)
    if meant:
        message = f"poll.ask: {quoted(field)} is taken for a field of your own"
        yield Problem((*ASK, field), message, f"did you mean {meant}?", "warning", on_key=True)


def questions_are_asked(draft: Draft) -> Iterator[Problem]:
    """Words for a question belong to something that is asked."""
    asked = {one.field for one in poll_form(draft.cohort).asked}
    for field in draft.cohort.poll.questions:
        if field not in asked:
            message = f"poll.questions: the page does not ask for {quoted(field)}"
            hint = "add it to «poll.ask», or leave the question out"
            yield Problem((*QUESTIONS, field), message, hint, "warning", on_key=True)


def poll_days_can_be_meant(draft: Draft) -> Iterator[Problem]:
    """People answer before the circles begin, and answers are kept until they have been given."""
    plan, starts = draft.cohort.poll, draft.cohort.starts
    if plan.until and plan.until >= starts:
        message = f"people may answer until {plan.until}, but circles begin on {starts}"
        yield Problem(("poll", "until"), message, f"choose a day before {starts}", "warning")
    if plan.keep_until and plan.keep_until < (plan.until or starts):
        message = f"answers are to be deleted on {plan.keep_until}, before circles have been formed from them"
        yield Problem(("poll", "keep_until"), message, "choose a later day")
