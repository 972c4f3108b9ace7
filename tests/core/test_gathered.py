"""What the entries of share-outs and of the leads' meetings say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from circlekit.core.agenda import Part, Step
from circlekit.core.calendars.series import Series, uid
from circlekit.core.gathered import leads_entries, share_out_entries
from circlekit.core.model import Circle, Slot
from circlekit.core.scheduling.leads_meetings import Kept, leads_arrangements
from circlekit.core.scheduling.share_outs import share_outs
from tests.core.coordinating.builders import ONE, TWO, cohort, plans

LEADS = Slot(
    circle="leads", first="2027-01-20", weekday=2, week=3, start=720, minutes=45, timezone="Europe/London"
)
AT = ["2027-03-18 17:00", "2027-05-20 17:00"]


def told(**wanted: Any) -> list[Series]:
    """Return the entries of two share-outs, in London's winter in March and its summer in May."""
    about = cohort(share_outs={"at": AT, **wanted})
    return list(share_out_entries(share_outs(about, (ONE, TWO)), (ONE, TWO), about))


def of_leads(**more: Any) -> tuple[Series, ...]:
    about = cohort(leads_meetings={"every": "2 months", "video": "https://meet.example.org/leads"}, **more)
    kept = Kept(Circle(id="leads", name="Leads", members=()), LEADS)
    (found,) = leads_arrangements(about, plans(about), [kept])
    return leads_entries(found, about)


def test_a_share_out_says_when_it_is_wherever_somebody_lives_and_who_tells() -> None:
    """From west to east, with the day, because it may be another one there."""
    first, second = told()
    assert first.summary == "Share-out 1 · Spring 2027"
    assert first.description.splitlines()[:8] == [
        "Join: https://meet.example.org/x",
        "When it is:",
        "Thursday 18 March 2027, 17:00 Dakar and London",
        "Thursday 18 March 2027, 20:00 Istanbul",
        "Thursday 18 March 2027, 22:30 Kolkata",
        "",
        "Circle 1 tells what they found.",
        "Everybody is welcome, and whoever listens need not prepare anything. "
        "What was said in a circle is told only with the yes of whoever said it.",
    ]
    assert "Thursday 20 May 2027, 16:00 Dakar\nThursday 20 May 2027, 17:00 London\n" in second.description


def test_a_share_out_is_one_event_that_keeps_its_name() -> None:
    """17:00 in London is 17:00 UTC in March and 16:00 UTC in May."""
    found = told()
    assert [entry.starts[0].astimezone(UTC) for entry in found] == [
        datetime(2027, 3, 18, 17, tzinfo=UTC),
        datetime(2027, 5, 20, 16, tzinfo=UTC),
    ]
    assert {entry.rule for entry in found} == {None}
    assert [entry.uid for entry in told(minutes=90)] == [entry.uid for entry in found]


def test_circles_that_tell_together_are_listed() -> None:
    """Two at each: both tell at both."""
    assert (
        "\nCircle 1 and Circle 2 tell, one after the other, what they found.\n"
        in told(circles=2)[0].description
    )


def test_a_share_out_is_where_it_says() -> None:
    """A link of its own comes before that of the circles; at a place nobody needs theirs."""
    own = told(video="https://meet.example.org/all")[0]
    assert (own.link, own.place) == ("https://meet.example.org/all", "")
    there = told(place="Friends House, London")[0]
    assert (there.link, there.place) == (None, "Friends House, London")
    assert there.description.startswith("When it is:\n")


def test_a_share_out_says_how_it_runs_where_that_is_known() -> None:
    """Step by step, without what happens inside a step; the second has no plan, and says none."""
    about = cohort(share_outs={"at": AT})
    steps = [Step(0, 4, "Welcome"), Step(4, 56, "Fishbowl", (Part(56, "All talk"),))]
    first, second = share_out_entries(share_outs(about, (ONE, TWO)), (ONE, TWO), about, {1: steps})
    assert first.description.splitlines()[-3:] == [
        "How the 60 minutes run:", "- 0–4 min: Welcome", "- 4–60 min: Fishbowl",
    ]  # fmt: skip
    assert "minutes run" not in second.description


def test_a_share_out_says_what_the_whole_network_is_for() -> None:
    """Where the cohort has a larger purpose (practice 98)."""
    about = cohort(share_outs={"at": AT}, larger_purpose="Rivers in which\nchildren can swim.")
    for entry in share_out_entries(share_outs(about, (ONE, TWO)), (ONE, TWO), about):
        assert entry.description.endswith("\n\nWhat all of this is for: Rivers in which children can swim.")


def test_leads_meet_as_a_circle_does_with_their_own_link_and_purpose() -> None:
    """Every two months on the third Wednesday: 20 January, 17 March, 19 May."""
    (found,) = of_leads(
        commitment="We come.", meeting={"first": "Welcome.", "video": "https://meet.example.org/x"}
    )
    assert [f"{start:%m-%d %H:%M}" for start in found.starts] == ["01-20 12:00", "03-17 12:00", "05-19 12:00"]
    assert (found.summary, found.link, found.minutes) == (
        "Leads · Spring 2027",
        "https://meet.example.org/leads",
        45,
    )
    assert "Why we meet: We help each other look after our circles" in found.description
    assert "Dev Rao (Kolkata) 17:30" in found.description
    assert not [text for text in ("We come.", "Welcome.", "Lead:") if text in found.description]
    assert found.variants == ()


def test_the_leads_entry_has_a_name_that_no_circle_can_have() -> None:
    """Not even one whose handle is «leads»."""
    (found,) = of_leads()
    assert found.uid != uid("spring-2027", "leads")
    assert found.uid == of_leads(cohort="Another name")[0].uid
