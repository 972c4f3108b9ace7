"""Whatever process people write, and however many come: the minutes add up, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.agenda import ENGLISH, Meant, RunSheet, cases, groups_of, run_sheet
from circlekit.core.agenda.plan import plan
from circlekit.core.processes import Opening, Process, Span, Turns

SPANS = st.tuples(st.integers(1, 40), st.integers(0, 20)).map(lambda pair: Span(pair[0], sum(pair)))
NAMES = st.sampled_from(["Tell", "Ask", "$count of us", "Écouter", "聞く", "Think: aloud"])
GROUPS = st.tuples(st.integers(2, 6), st.integers(0, 3)).map(lambda pair: Span(pair[0], sum(pair)))


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """Return any process that a file could hold."""
    usual = Process(name=draw(st.sampled_from(["Talk", "$process", "Gespräch"])), link="https://example.org")
    return usual.model_copy(
        update={
            "steps": draw(st.dictionaries(NAMES, SPANS, max_size=6)),
            "group": draw(st.none() | GROUPS),
            "halves": draw(st.booleans()),
            "splits": draw(st.just({}) | st.just({7: (2, 5), 8: (2, 3, 3)})),
            "turns": draw(st.sampled_from(Turns)),
            "cases": draw(st.none() | st.integers(1, 12)),
            "opening": draw(st.sampled_from(Opening)),
        }
    )


PEOPLE, MINUTES = st.integers(2, 12), st.integers(15, 480)
MEANT = st.sampled_from(["first", "working", "input", "last"])


def adds_up(sheet: RunSheet, minutes: int) -> bool:
    """Tell whether each step begins where the one before ends, and the last ends with the meeting."""
    ends = [0, *(step.start + step.minutes for step in sheet.steps)]
    return [step.start for step in sheet.steps] == ends[:-1] and ends[-1] == minutes


@given(processes(), PEOPLE, MINUTES, MEANT, st.booleans())
def test_the_minutes_add_up_and_every_step_says_something(
    process: Process, people: int, minutes: int, meant: Meant, news: bool
) -> None:
    """For every kind of meeting; a turn's parts fit their step a whole number of times."""
    sheet = run_sheet(process, people, minutes, meant, topic="Say no", news=news)
    assert adds_up(sheet, minutes)
    assert all(step.minutes > 0 and step.text.strip() for step in sheet.steps)
    for step in sheet.steps:
        assert not step.parts or step.minutes % sum(part.minutes for part in step.parts) == 0


@given(processes(), PEOPLE, MINUTES, MEANT)
def test_a_meeting_fits_or_says_that_it_does_not(
    process: Process, people: int, minutes: int, meant: Meant
) -> None:
    """Without a problem news or an activity, a closing and the next date, or thanks, are there."""
    sheet = run_sheet(process, people, minutes, meant)
    texts = {step.text for step in sheet.steps}
    if sheet.problems:
        assert all(problem.message and problem.hint for problem in sheet.problems)
        return
    assert sheet.steps[0].text in {ENGLISH.welcome, ENGLISH.welcome_first}
    assert texts & {ENGLISH.next_time, ENGLISH.next_date, ENGLISH.thanks}
    assert meant != "working" or texts & {ENGLISH.news, ENGLISH.opener}


@given(processes(), PEOPLE)
def test_nobody_is_left_out_of_the_groups(process: Process, people: int) -> None:
    """And nobody is in two."""
    groups = groups_of(process, people)
    assert sum(groups) == people
    assert min(groups) > 0


@given(processes(), PEOPLE, MINUTES)
def test_a_longer_meeting_never_holds_less(process: Process, people: int, minutes: int) -> None:
    """What fits still fits with a minute more, and no fewer people bring a question."""
    now, later = plan(process, people, minutes), plan(process, people, minutes + 1)
    assert later.complete >= now.complete
    assert later.complete > now.complete or cases(process, people, minutes + 1) >= cases(
        process, people, minutes
    )


@given(processes(), PEOPLE)
def test_the_minutes_that_are_needed_are_enough_and_none_is_too_many(process: Process, people: int) -> None:
    """With all of them it fits, with one fewer it does not."""
    needed = plan(process, people, 480).needed
    assert plan(process, people, needed).complete
    assert not plan(process, people, needed - 1).complete
