"""How share-outs run, to the minute."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.model import Circle
from circlekit.core.processes import Process
from circlekit.core.scheduling.share_outs import ShareOut
from circlekit.core.sharing.sheet import chairs, share_out_sheet

FISHBOWL = Process(
    name="Fishbowl",
    steps={
        "How it works": "2",
        "Inside": "10-25",
        "In threes": "4",
        "Questions": "10-25",
        "Looking back": "5",
    },
)


def event(telling: int, minutes: int) -> ShareOut:
    """Return a share-out at which so many circles tell."""
    circles = (Circle(id=f"c{n}", name=f"Circle {n}", members=("a", "b")) for n in range(1, telling + 1))
    return ShareOut(2, datetime(2027, 4, 20, 17, tzinfo=UTC), minutes, tuple(circles))


def spans(telling: int, minutes: int) -> list[tuple[int, int]]:
    """Return start and length of each step, with twenty people there."""
    return [
        (step.start, step.minutes) for step in share_out_sheet(event(telling, minutes), FISHBOWL, 20).steps
    ]


def test_three_circles_share_an_hour_with_a_fishbowl():
    """Of 60 minutes 4 and 3 frame it, the fishbowl needs 31, and of the other 22 each circle has five."""
    assert spans(3, 60) == [(0, 4), (4, 5), (9, 5), (14, 5), (19, 7), (26, 31), (57, 3)]


def test_two_circles_have_time_for_a_long_fishbowl_in_ninety_minutes():
    """Beside the frame and the fishbowl's 61 at most, 22 are left: seven each, and eight for the talk."""
    assert spans(2, 90) == [(0, 4), (4, 7), (11, 7), (18, 8), (26, 61), (87, 3)]


def test_all_circles_have_equally_long():
    """No circle is given more minutes than another."""
    steps = share_out_sheet(event(5, 90), FISHBOWL, 30).steps
    assert len({step.minutes for step in steps if step.text.startswith("Circle ")}) == 1


def test_each_circle_is_named_in_its_turn():
    """The run sheet says who tells, in the order of the rota."""
    steps = share_out_sheet(event(2, 60), FISHBOWL, 20).steps
    assert [step.text.partition(" tells")[0] for step in steps[1:3]] == ["Circle 1", "Circle 2"]


def test_the_fishbowl_has_its_steps_and_a_free_chair():
    """Its steps add up to its minutes, and one chair more than those inside is there."""
    bowl = share_out_sheet(event(3, 60), FISHBOWL, 20).steps[-2]
    assert [(part.minutes, part.text) for part in bowl.parts] == [
        (2, "How it works"), (10, "Inside"), (4, "In threes"), (10, "Questions"), (5, "Looking back"),
    ]  # fmt: skip
    assert bowl.text == "Fishbowl with 6 chairs in the middle; one stays free for whoever wants to join"


def test_chairs_are_for_a_quarter_of_all_and_one_is_free():
    """Three to seven sit inside (UNITAR's open form), and one chair more is there."""
    assert [chairs(people) for people in (6, 12, 20, 28, 100)] == [4, 4, 6, 8, 8]


def test_too_many_circles_leave_the_fishbowl_out_and_say_what_would_help():
    """Seven times three minutes and the rest take 64; five circles take 58."""
    sheet = share_out_sheet(event(7, 60), FISHBOWL, 49)
    (problem,) = sheet.problems
    assert problem.message == (
        "share-out 2, at which 7 circles tell, takes 64 minutes with Fishbowl and has 60: "
        "the run sheet leaves Fishbowl out"
    )
    assert problem.hint == "set «minutes» of «share_outs» to 64, or let 5 tell at each («circles: 5»)"
    assert not share_out_sheet(event(7, 64), FISHBOWL, 49).problems
    assert not share_out_sheet(event(5, 60), FISHBOWL, 49).problems
    assert share_out_sheet(event(6, 60), FISHBOWL, 49).problems


def test_where_circles_have_no_time_to_tell_apart_they_tell_together():
    """In half an hour seven circles cannot have three minutes each."""
    steps = share_out_sheet(event(7, 30), FISHBOWL, 49).steps
    assert [(step.start, step.minutes) for step in steps] == [(0, 4), (4, 18), (22, 5), (27, 3)]
    assert steps[1].text.startswith("The circles tell")


@given(telling=st.integers(1, 60), minutes=st.integers(15, 480), people=st.integers(2, 400))
def test_the_minutes_always_add_up(telling, minutes, people):
    """Whatever the head-count, steps follow each other without a gap, and end with the event."""
    steps = share_out_sheet(event(telling, minutes), FISHBOWL, people).steps
    ends = [step.start + step.minutes for step in steps]
    assert [step.start for step in steps] == [0, *ends[:-1]]
    assert ends[-1] == minutes
    assert all(step.minutes > 0 and step.text for step in steps)
    assert all(sum(part.minutes for part in step.parts) == step.minutes for step in steps if step.parts)
