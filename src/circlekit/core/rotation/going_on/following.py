"""The next cohort as a value: its name and dates, its people, and the rules that still make sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from circlekit.core.clock_words import MONTHS
from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Participant, PastCohort
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.renamed import todays_handles, with_todays_handles
from circlekit.core.rotation.going_on.answers import REQUESTS, Answers
from circlekit.core.rotation.going_on.handles_now import person_now, rules_now
from circlekit.core.rotation.going_on.outcome import outcome
from circlekit.core.rotation.going_on.past_days import without_past_days
from circlekit.core.rotation.ledger import roles_of
from circlekit.core.sections import Rules
from circlekit.core.text import handle_of, quoted


class Term(NamedTuple):
    """What the next cohort is called, and when it runs."""

    name: str
    id: str
    starts: date
    ends: date


def next_term(cohort: Cohort, name: str | None = None, starts: date | None = None) -> Term:
    """Return the term after a cohort: from the first Monday after its end, as many days long.

    Without a name it is called after the month it starts in, such as «July 2027», with a number where an
    earlier cohort has that name.

    Raises:
        WrongUse: when it would go on after the year 9999.
    """
    try:
        begin = starts or cohort.ends + timedelta(days=7 - cohort.ends.weekday())
        end = begin + (cohort.ends - cohort.starts)
    except OverflowError:
        raise WrongUse("the next cohort would go on after the year 9999") from None
    called = name or _free_name(f"{MONTHS[begin.month - 1]} {begin.year}", _ids(cohort))
    return Term(called, handle_of(called) or "next", begin, end)


def _free_name(name: str, taken: Collection[str]) -> str:
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(one for one in names if handle_of(one) not in taken)


def _ids(cohort: Cohort) -> frozenset[str]:
    return frozenset({cohort.id, *(past.cohort for past in cohort.past)})


def term_problems(term: Term, cohort: Cohort) -> Iterator[Problem]:
    """Yield what speaks against a term: no two cohorts have one id; one ends before the next starts."""
    if term.id in _ids(cohort):
        message = f"{quoted(term.name)} has the same id as an earlier cohort: {quoted(term.id)}"
        yield Problem((), message, "give the next one a name of its own: --name")
    if term.starts <= cohort.starts:
        message = f"the next cohort starts on {term.starts}, and this one not before {cohort.starts}"
        yield Problem((), message, "is the year right? --starts needs a later day")
    elif term.starts <= cohort.ends:
        message = f"the next cohort starts on {term.starts}, but this one ends on {cohort.ends}"
        yield Problem((), message, "--starts may name a later day", "warning")


def cohort_after(
    cohort: Cohort, circles: Sequence[Circle], answers: Answers, term: Term, log: Log | None = None
) -> Cohort:
    """Return the cohort after ``cohort``, as the answers have it; the other arguments as ``next_cohort``."""
    asked = cohort.model_copy(update={"matching": _with_requests(cohort.matching, answers)})
    found = outcome(cohort, answers, term.starts, term.ends)
    people = (*found.stays, *found.returns, *found.joins)
    return next_cohort(asked, circles, people, term, log, (*found.defers, *found.pauses))


def next_cohort(
    cohort: Cohort,
    circles: Sequence[Circle],
    people: Sequence[Participant],
    term: Term,
    log: Log | None = None,
    waiting: Sequence[Participant] = (),
) -> Cohort:
    """Return the cohort that follows: the same agreement, other people, ``circles`` as newest history.

    From ``log``, that of the cohort that ends, who had which role is remembered. Rules go on for those who
    wait, too, and for those who have another handle from now on.
    """
    here = {person.id for person in (*people, *waiting)}
    today = todays_handles((*people, *waiting))
    naming = cohort.matching.separate
    just_over = PastCohort(
        cohort=cohort.id,
        circles=tuple(circle.members for circle in circles),
        leads=tuple(circle.lead for circle in circles if circle.lead),
        deputies=tuple(circle.deputy for circle in circles if circle.deputy),
        roles=roles_of(log) if log else {},
    )
    after = cohort.model_copy(
        update={
            "cohort": term.name,
            "id": term.id,
            "starts": term.starts,
            "ends": term.ends,
            "matching": rules_now(cohort.matching, today, here),
            "past": with_todays_handles((*cohort.past, just_over), (*people, *waiting)),
            "participants": tuple(person_now(person, naming, today, here) for person in people),
            "waiting": tuple(person_now(person, naming, today, here) for person in waiting),
        }
    )
    return without_past_days(after)


def _with_requests(rules: Rules, answers: Answers) -> Rules:
    """Return the rules and, after them, what people asked for; nothing twice."""
    both = {key: tuple(dict.fromkeys((*getattr(rules, key), *getattr(answers, key)))) for key in REQUESTS}
    return rules.model_copy(update=both)
