"""Twenty-four volunteers in two time zones: what must be true of them, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

from tests.examples.hours import served, starts
from tests.examples.making import circlekit
from tests.examples.rules import circles, people, plain


def test_three_circles_of_eight_are_formed(volunteers):
    """Twenty-four people in sevens and eights are three eights, and no other way."""
    assert [len(circle["members"]) for circle in circles(volunteers).values()] == [8, 8, 8]


def test_a_third_lead_is_asked_only_after_both_who_said_yes(volunteers):
    """Layla and Maya lead a circle each; of the two who would if needed, one is."""
    who, leads = people(volunteers), [circle["lead"] for circle in circles(volunteers).values()]
    assert {"layla", "maya"} < set(leads)
    assert sorted(who[lead]["lead"] for lead in leads) == ["if needed", "yes", "yes"]


def test_nearly_everybody_is_well_served(volunteers):
    """One evening a fortnight suits all but one of twenty-four."""
    assert len(served(volunteers)) == 23


def test_nobody_is_the_only_one_from_their_city(volunteers):
    who = people(volunteers)
    for circle in circles(volunteers).values():
        cities = [who[member]["city"] for member in circle["members"]]
        assert min(cities.count(city) for city in cities) > 1


def test_meetings_keep_off_the_feast_and_keep_amman_time(volunteers):
    """Amman is three hours ahead of UTC all year: 19:00 there is 16:00 UTC before and after 28 March."""
    feast = {date(2027, 5, 16) + timedelta(days=day) for day in range(4)}
    for meetings in starts(volunteers).values():
        assert {f"{moment:%H:%M}" for moment in meetings} == {"16:00"}
        assert not feast & {moment.date() for moment in meetings}
        assert len(meetings) == 13


def test_beirut_sees_the_hour_change_where_amman_does_not(volunteers):
    """Beirut is two hours ahead of UTC until 28 March 2027 and three from then on."""
    text = (volunteers / "schedule.yaml").read_text(encoding="utf-8")
    assert "(Beirut) 18:00; from 28 March 19:00" in text
    assert plain(volunteers / "schedule.yaml")["slots"]["c1"]["timezone"] == "Asia/Amman"


def test_whoever_has_no_address_is_named_and_gets_no_file(volunteers):
    """Of the eight in the circle that meets on 14 March, three gave an address."""
    drafts = volunteers / "nudges" / "2027-03-12-c1-rsvp"
    addressed = {path.stem for path in drafts.glob("*.eml")}
    who, members = people(volunteers), circles(volunteers)["c1"]["members"]
    assert addressed == {member for member in members if "email" in who[member]}
    assert len(addressed) == 3
    said = circlekit(volunteers, "nudge", "--today", "2027-03-12", "--dry-run").err
    assert all(who[member]["name"] in said for member in set(members) - addressed)


def test_a_message_for_the_week_before_is_never_written(volunteers):
    """Noor switched that one off."""
    outcome = circlekit(volunteers, "nudge", "--all", "--today", "2027-03-01", "--dry-run")
    assert outcome.code == 0
    assert "week before" not in outcome.out
    assert "rsvp" in outcome.out
