import pytest

from circlekit.core.processes import Process
from circlekit.core.turns.enough import Term, of_100, says, shortest
from circlekit.core.turns.ways import says_ways, ways

TROIKA = Process(name="Troika", group="3-4", turns="everyone", steps={"Tell": "2", "Talk": "5"})
LONG = Process(name="Long talk", cases=1, steps={"Tell": "10", "Talk": "20-22"})
"""One question of half an hour or a little more."""

SEVEN = Term(LONG, people=7, minutes=60, meetings=6)


def test_where_everybody_has_a_turn_each_time_nothing_is_said():
    """Troika gives seven people seven turns."""
    term = SEVEN._replace(process=TROIKA)
    assert term.chance == 1
    assert shortest([term]) is None


def test_a_term_that_is_long_enough_is_not_mentioned():
    """With ten meetings there are eight questions for six people: 96 of 100 circles get round."""
    assert shortest([SEVEN._replace(people=6, meetings=10)]) is None


def test_a_term_that_is_too_short_is_said_in_one_sentence():
    """Six meetings less the first and the last are four questions for seven people."""
    short = shortest([SEVEN])
    assert says(short) == (
        "in 4 working meetings with 1 question each, 0 of 100 circles of 7 get round to everyone "
        "when 80 % come each time"
    )


def test_the_circle_that_is_worst_off_speaks_for_all():
    """Six people in six working meetings get round in 76 of 100 circles, seven never do."""
    found = shortest([SEVEN._replace(people=people, meetings=8) for people in (6, 7)])
    assert (found.term.people, found.working, found.cases, found.chance) == (7, 6, 1, 0)


def test_meetings_with_new_ideas_have_no_questions():
    """One of four working meetings is given to an input."""
    assert SEVEN._replace(inputs=(3,)).working == 3


def test_two_halves_are_the_smallest_change():
    """In an hour two halves have a question each: two at each of four meetings, as in the known table."""
    found = ways(shortest([SEVEN]), [TROIKA])
    assert found[0].says == "in two halves, with 2 questions per meeting"
    assert found[0].chance == pytest.approx(0.78, abs=0.01)
    assert found[-1][::2] == ("with Troika", 1.0)
    assert says_ways(found).startswith("78 of 100 do in two halves, with 2 questions per meeting; 76 of 100")


def test_every_way_does_what_it_says():
    """Each comes with the term that it makes, and its chance is that term's."""
    for way in ways(shortest([SEVEN]), [TROIKA]):
        assert way.chance == way.term.chance > 0.5


def test_more_meetings_are_as_few_as_are_enough():
    """Seven people need seven questions at least; at 80 % seven are enough in 76 of 100 circles."""
    found = ways(shortest([SEVEN]))
    assert [way.term.meetings for way in found if "more meeting" in way.says] == [9]


def test_news_give_way_to_a_second_question():
    """In 73 minutes six people have two half hours if they leave out the news, and one with them."""
    roomy = SEVEN._replace(people=6, minutes=73, process=LONG)
    found = ways(shortest([roomy]))
    assert found[0].says == "with 2 questions per meeting and no news"


def test_where_nothing_helps_a_longer_view_is_offered():
    """Of a one-hour process in two meetings no change is enough."""
    hour = Process(name="Hour", cases=1, steps={"Talk": "90"})
    short = shortest([Term(hour, people=8, minutes=60, meetings=2)])
    assert says_ways(ways(short)) == "end later, meet more often, or choose a process with shorter turns"


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0, "0 of 100"), (0.0001, "1 of 100"), (0.784, "78 of 100"), (0.9999, "99 of 100"), (1, "100 of 100")],
)
def test_certainty_is_said_only_where_it_is(chance, words):
    """What may still happen is one of a hundred at least."""
    assert of_100(chance) == words


def test_of_a_guide_without_minutes_nothing_is_feared():
    """How many have a turn at a meeting only the guide knows."""
    guide = Process(name="Guide", link="https://example.org/guide")
    assert shortest([SEVEN._replace(process=guide)]) is None
