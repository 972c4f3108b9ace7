import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.agenda import Part, run_sheet, split
from circlekit.core.processes import Process, Span

TROIKA = Process(
    name="Troika",
    group="3-4",
    turns="everyone",
    steps={"Tell": "1-2", "Ask": "1-2", "Think": "4-5", "Say": "1-2"},
)
PEER_ASSIST = Process(
    name="Peer assist", steps={"Tell": "4-5", "Ask": "4-10", "Offer": "7-20", "Last": "3-5", "Sum": "2-5"}
)
CLINIC = Process(name="Clinic", group="3-5", steps={"All": "31-60"})


def shown(process: Process, people: int, minutes: int, meant: str = "working") -> list[tuple[int, str]]:
    """Return start and first word of each step."""
    return [
        (step.start, step.text.split()[0].rstrip(";:,"))
        for step in run_sheet(process, people, minutes, meant).steps
    ]


def test_seven_people_have_an_hour_of_troika():
    """A three and a four: four turns of nine minutes, as practice has it, and nothing is left out."""
    assert shown(TROIKA, 7, 60) == [
        (0, "Welcome"), (5, "Good"), (12, "Into"), (13, "Troika"), (49, "Back"),
        (50, "Closing"), (56, "Next"),
    ]  # fmt: skip
    sheet = run_sheet(TROIKA, 7, 60)
    assert sheet.steps[3].text == (
        "Troika: 4 turns of 9 minutes, one question each; "
        "a group of 3 talks about what it noticed in the time left"
    )
    assert sheet.problems == ()


def test_the_minutes_of_a_turn_go_to_its_longest_step_first():
    """Nine minutes: one more for thinking, one more for telling, and the others at their least."""
    assert run_sheet(TROIKA, 7, 60).steps[3].parts == (
        Part(2, "Tell"),
        Part(1, "Ask"),
        Part(5, "Think"),
        Part(1, "Say"),
    )


def test_six_people_have_longer_turns_and_time_to_look_back():
    """Two threes: three turns of eleven minutes, which leaves seven: two for the date, five to notice."""
    assert shown(TROIKA, 6, 60) == [
        (0, "Welcome"), (5, "Good"), (11, "Into"), (12, "Troika"), (45, "Back"),
        (46, "Closing"), (51, "What"), (56, "Next"),
    ]  # fmt: skip


def test_five_people_stay_together():
    """Five do not split into threes and fours; each of five turns has eight minutes."""
    sheet = run_sheet(TROIKA, 5, 60)
    assert [step.text for step in sheet.steps][2] == "Troika: 5 turns of 8 minutes, one question each"


def test_as_many_cases_as_fit_are_taken():
    """Seven people have room for two peer assists of twenty minutes in an hour, and for three in ninety."""
    assert (
        run_sheet(PEER_ASSIST, 7, 60).steps[2].text == "Peer assist: 2 turns of 20 minutes, one question each"
    )
    assert (
        run_sheet(PEER_ASSIST, 7, 90).steps[2].text == "Peer assist: 3 turns of 23 minutes, one question each"
    )


def test_a_long_process_has_one_question():
    """Eight people in two fours: 37 minutes remain for the clinic."""
    sheet = run_sheet(CLINIC, 8, 60)
    assert [(step.minutes, step.text) for step in sheet.steps][3] == (37, "Clinic: one question")
    assert sheet.steps[2].text == "Into groups of 4 + 4"


def test_a_short_meeting_leaves_out_the_news_and_says_so():
    """50 minutes are needed for seven people: 5 + 7 + 1 + 28 + 1 + 6 + 2."""
    sheet = run_sheet(TROIKA, 7, 49)
    assert "Good" not in [word for _, word in shown(TROIKA, 7, 49)]
    (problem,) = sheet.problems
    assert problem.path == ("meeting", "minutes")
    assert problem.severity == "warning"
    assert problem.message == (
        "Troika with 7 people takes 50 minutes, and a meeting has 49: "
        "the run sheet leaves out the round of news"
    )
    assert problem.hint == "set «minutes» of «meeting» to 50 or more, or choose another process"
    assert run_sheet(TROIKA, 7, 50).problems == ()


def test_a_shorter_meeting_has_turns_for_some_and_says_so():
    """30 minutes leave 15 for seven people, which is two turns of seven."""
    sheet = run_sheet(TROIKA, 7, 30)
    assert sheet.problems[0].message.endswith(": only 2 of 4 have a turn")


def test_a_meeting_without_room_for_the_process_leaves_its_time_open():
    """Twenty minutes hold a welcome, a conversation and a closing, and a warning."""
    sheet = run_sheet(TROIKA, 7, 20)
    assert [(step.start, step.minutes) for step in sheet.steps] == [(0, 5), (5, 10), (15, 5)]
    assert sheet.problems[0].message.endswith(": the run sheet leaves the time open")


def test_the_first_meeting_has_no_question_yet():
    """Getting to know each other has what the rest leaves: 60 - 5 - 7 - 5 - 2 minutes."""
    sheet = run_sheet(TROIKA, 7, 60, "first")
    assert [(step.start, step.minutes) for step in sheet.steps] == [
        (0, 5),
        (5, 41),
        (46, 7),
        (53, 5),
        (58, 2),
    ]


def test_the_last_meeting_looks_back():
    """Looking back has what the rest leaves: 60 - 5 - 5 - 7 - 6 minutes."""
    sheet = run_sheet(TROIKA, 7, 60, "last")
    assert [(step.start, step.minutes) for step in sheet.steps] == [
        (0, 5),
        (5, 37),
        (42, 5),
        (47, 7),
        (54, 6),
    ]


def test_a_first_meeting_that_is_too_short_says_so():
    """Eight people need 5 + 8 + 8 + 5 + 2 minutes to begin."""
    sheet = run_sheet(TROIKA, 8, 27, "first")
    assert sheet.problems[0].message == "the run sheet of this meeting takes 28 minutes, and it has 27"
    assert run_sheet(TROIKA, 8, 28, "first").problems == ()


@pytest.mark.parametrize(
    ("people", "group", "sizes"),
    [
        (3, Span(3, 4), (3,)),
        (4, Span(3, 4), (4,)),
        (5, Span(3, 4), (5,)),
        (6, Span(3, 4), (3, 3)),
        (7, Span(3, 4), (3, 4)),
        (8, Span(3, 4), (4, 4)),
        (9, Span(3, 4), (3, 3, 3)),
        (6, Span(4, 5), (6,)),
        (8, Span(4, 5), (4, 4)),
        (8, None, (8,)),
        (2, Span(3, 4), (2,)),
    ],
)  # fmt: skip
def test_a_circle_splits_into_groups_of_the_right_size(people, group, sizes):
    """As few and as even as the process allows; where it allows none, all stay together."""
    assert split(people, group) == sizes


@given(
    process=st.sampled_from([TROIKA, PEER_ASSIST, CLINIC]),
    people=st.integers(2, 30),
    minutes=st.integers(15, 480),
    meant=st.sampled_from(["first", "working", "last"]),
)
def test_the_minutes_always_add_up_to_the_meeting(process, people, minutes, meant):
    """No step is empty, each begins where the one before ends, and the last ends with the meeting."""
    steps = run_sheet(process, people, minutes, meant).steps
    assert all(step.minutes > 0 for step in steps)
    assert [step.start for step in steps] == [
        sum(other.minutes for other in steps[:index]) for index in range(len(steps))
    ]
    assert sum(step.minutes for step in steps) == minutes


@given(
    process=st.sampled_from([TROIKA, PEER_ASSIST, CLINIC]),
    people=st.integers(2, 12),
    minutes=st.integers(15, 240),
)
def test_the_parts_of_a_turn_stay_within_their_range(process, people, minutes):
    """Each part has at least its least and at most its most, and all turns fill their step."""
    for step in run_sheet(process, people, minutes).steps:
        for part in step.parts:
            assert process.steps[part.text].least <= part.minutes <= process.steps[part.text].most
        if step.parts:
            assert step.minutes % sum(part.minutes for part in step.parts) == 0
