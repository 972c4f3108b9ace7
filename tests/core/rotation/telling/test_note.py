"""rotation.md: what a coordinator reads, in kind words, and nothing of those who left."""

from __future__ import annotations

import pytest

from circlekit.core.matching.circles import LEADS_TWICE
from circlekit.core.model import Circle, Matching, Unplaced
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.one_more import AS_ASKED
from circlekit.core.rotation.telling.again import Again
from circlekit.core.rotation.telling.note import WHAT_HELPS, note
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.rotation.telling.told import told
from tests.core.rotation.switches import AGAIN, ANSWERS, HELD, NEW, PEOPLE, ZOE, switch


def written(made: Switch, *beside: str) -> str:
    return note(told(made), beside).decode("utf-8")


EXPECTED = """\
# Spring 2027 becomes July 2027

6 people in 2 circles, from Monday 12 July 2027 to Friday 7 January 2028.

- 1 person leaves, with our thanks.
- Joining, and welcome: Zoë \\# Okafor.
- Everybody else stays.

## At a glance

- 2 of 6 pairs meet again; 1 is the least possible. 3 people of Baobá go on, and there are 2 new circles: \
at least 1 pair of them meets again.
  - 1 pair meets again, since 3 people of Baobá go on, and there are 2 new circles.
  - 1 pair meets again, since the best exchange that would help leaves 1 person without a shared hour.
- 33 % of all pairs have met; after this rotation 60 %. Everybody meets 0 to 2 new people, 1.3 on average. \
1. Fay and Zoë \\# Okafor will have met fewest: 2 others each.
- No two people are in one circle more than 2 times; counted by pairs, C(meetings, 2) adds up to 2.
- Leads: 1 for the first time; 1 again, after a rest.

An exchange is two people of different circles changing places, or one person taking a free seat. \
It helps when it parts a pair and fewer pairs meet again after it.

## The new circles

### Circle 1

Amina \\*Diallo\\*, Ben and 1. Fay.

- 2 from Baobá; 1 person who comes back.
- Ben leads for the first time; Amina \\*Diallo\\*, who has just led, is deputy.
- Meeting again, since 3 people of Baobá go on, and there are 2 new circles: Amina \\*Diallo\\* with Ben.
- Meeting again, since the best exchange that would help leaves 1 person without a shared hour: \
Amina \\*Diallo\\* with 1. Fay.
- All 3 can come to one weekly hour on every date.

### Circle 2

Cem, Dia and Zoë \\# Okafor.

- 1 each from Baobá and The \\[Ipê\\]; 1 newcomer.
- Dia leads again, after a rest.

## Everybody

| Name | From | To | Role | Meets again | New people |
|---|---|---|---|---|---|
| Amina \\*Diallo\\* | Baobá | Circle 1 | deputy, was lead | Ben and 1. Fay | 0 |
| Ben | Baobá | Circle 1 | lead, was deputy | Amina \\*Diallo\\* | 1 |
| Cem | Baobá | Circle 2 |  |  | 2 |
| Dia | The \\[Ipê\\] | Circle 2 | lead |  | 2 |
| 1\\. Fay | back again | Circle 1 |  | Amina \\*Diallo\\* | 1 |
| Zoë \\# Okafor | newcomer | Circle 2 |  |  | 2 |

## Roles so far

In all cohorts before this one:

- Lead: once Amina \\*Diallo\\*, Dia and 1. Fay.
- Deputy: once Ben.
- No role yet: Cem and Zoë \\# Okafor.

## Still to do

1. Look at the circles, and move whom you know better: `circlekit check` says what that changes.
2. Find the times and write the calendars: `circlekit schedule --ics`.
"""
"""Of 15 pairs five have met: Amina, Ben and Cem in Baobá, Amina and Fay, and Ben and Dia in the first cohort.
Four more meet now: ben-fay, cem-dia, cem-zoe and dia-zoe. New people are 0, 1, 2, 2, 1 and 2, 8 in all."""


def test_the_note_tells_figures_circles_and_everybody() -> None:
    """The whole of it, as a coordinator reads it; people's own marks stay marks."""
    assert written(switch(least=1)) == EXPECTED


def test_nothing_of_those_who_left_is_in_it() -> None:
    """They are thanked, and counted; their names stay in the folder they left."""
    text = written(switch(Answers(leave=["eve"], defer=["cem"])))
    assert "Evelyn" not in text
    assert "\n- 1 person rests until later; whom they met is remembered.\n" in text


def test_who_comes_back_is_named() -> None:
    """Practice 42: the next round may be theirs."""
    made = switch()
    ended = made.ended.model_copy(update={"participants": PEOPLE[1:], "waiting": PEOPLE[:1]})
    assert "- Back after a pause, and welcome: Amina \\*Diallo\\*.\n" in written(made._replace(ended=ended))


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence() -> None:
    """Zoë is a junior: in the list of newcomers, among her circle, and with whom she is without a role."""
    junior = ZOE.model_copy(update={"name": "Zoë O'Brien, Jr."})
    text = written(switch(ANSWERS.model_copy(update={"join": (junior,)}), joins=junior))
    assert "- Joining, and welcome: Zoë O'Brien, Jr.\n" in text
    assert "\nCem, Dia and Zoë O'Brien, Jr.\n" in text
    assert ".." not in text


def test_when_everybody_stays_it_says_so() -> None:
    """There is nobody else."""
    made = switch(Answers())
    ended = made.ended.model_copy(update={"participants": (*PEOPLE[:4], PEOPLE[5], ZOE)})
    assert "\n- Everybody stays.\n" in written(made._replace(ended=ended))


def test_who_is_without_a_circle_is_told_why() -> None:
    """The reason stands beside the name, and in the table they have no circle yet."""
    unplaced = (Unplaced(id="dia", reason="9 people cannot be cut."),)
    text = written(switch(matching=Matching(circles=NEW[:1], unplaced=unplaced)))
    assert "- Without a circle: Dia. 9 people cannot be cut.\n" in text
    assert "| Dia | The \\[Ipê\\] | no circle yet |  |  | 0 |\n" in text


def test_what_stands_beside_it_is_pointed_to() -> None:
    """Pictures of who has met whom, and the folder that is sent and deleted."""
    text = written(switch(), "met.svg", "network.svg", "ending/README.md")
    assert "\nWho has met whom: [as a matrix](met.svg) and [as a network](network.svg).\n" in text
    assert "\n2. Send the drafts in `ending/`, then delete that folder: it names people who left.\n" in text
    assert "\n3. Find the times and write the calendars" in text


def test_exchanges_are_explained_where_they_are_spoken_of() -> None:
    """What cannot be less is said once, without them."""
    assert "exchange" in HELD
    assert WHAT_HELPS in written(switch())
    assert WHAT_HELPS not in written(switch(again=AGAIN, least=2))
    assert "- 2 pairs meet again, since fewer is not possible.\n" in written(switch(again=AGAIN, least=2))


def test_a_circle_that_asked_goes_on_without_a_list_of_pairs() -> None:
    """They know why they are together; whom else they meet again has its reason."""
    text = written(switch(ANSWERS.model_copy(update={"one_more": ("c1",)}), again=AGAIN[1:]))
    assert "- 1 of 6 pairs meets again; 0 is the least possible.\n" in text
    assert "- 1 pair goes on together, since their circle asked for one more cohort together.\n" in text
    assert f"- {AS_ASKED}\n" in text
    assert "Meeting again, since their circle" not in text
    assert text.count(f"since {HELD}") == 2


def test_without_repeats_there_is_nothing_to_explain() -> None:
    """The figures stand alone; the circles say nothing of meeting again."""
    circles = (
        Circle(id="c1", name="Circle 1", lead="ben", members=("ben", "fay", "zoe")),
        Circle(id="c2", name="Circle 2", lead="dia", members=("cem", "dia")),
    )
    text = written(switch(again=(), matching=Matching(circles=circles)))
    assert "- 0 of 6 pairs meet again; 0 is the least possible.\n" in text
    assert "- No two people are in one circle twice.\n" in text
    assert "since" not in text


@pytest.mark.parametrize("reason", LEADS_TWICE)
def test_reasons_of_a_circle_that_were_given_above_are_not_repeated(reason: str) -> None:
    """Who was together before, and who leads again, stands with its reason; that nobody was is told."""
    twice = f"Ben{reason}"
    circles = (
        NEW[0].model_copy(update={"because": (twice, "Two were in a circle together before.", "They mix.")}),
        NEW[1].model_copy(update={"because": ("No two of them have been in a circle together before.",)}),
    )
    text = written(switch(ANSWERS, (Again("amina", "ben", 1, HELD),), matching=Matching(circles=circles)))
    assert "were in a circle together before" not in text
    assert reason not in text
    assert "- They mix.\n" in text
    assert "- No two of them have been in a circle together before.\n" in text
