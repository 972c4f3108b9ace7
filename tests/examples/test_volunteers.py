"""Twenty-four volunteers in two time zones: what must be true of them, worked out by hand."""

from __future__ import annotations

import json
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


def test_whoever_cannot_be_reached_is_named_and_gets_no_file(volunteers):
    """Of the eight in the circle that meets on 14 March three gave an address and three another channel."""
    drafts = volunteers / "nudges" / "2027-03-12-c1-rsvp"
    written = {path.name for path in drafts.iterdir()}
    assert written == {
        "circle.md", "layla.eml", "nadia.eml", "lina.eml", "omar.chat.md", "yousef.sms.txt", "samira.sms.txt",
    }  # fmt: skip
    said = circlekit(volunteers, "nudge", "--today", "2027-03-12", "--dry-run").err
    assert "no address for Huda Nasser and حسن مراد;" in said


def test_the_circle_that_did_not_meet_needs_noor_first(volunteers):
    """Its fourth meeting fell through, fewer came each time, and two have been away three times in a row."""
    document = json.loads(circlekit(volunteers, "status", "--today", "2027-04-29", "--json").out)
    assert document["circles"][0]["id"] == "c2"
    away = {one["id"]: one["draft"] for one in document["people"]}
    assert away == {"ziad": "step_back", "iman": "step_back", "rania": "hello", "yara": "hello"}


def test_what_is_due_after_the_meetings_of_late_april_is_written(volunteers):
    """Circle 1 met, Circle 2 did not, and of Circle 3 nobody has written down how it went."""
    folders = {folder.name for folder in (volunteers / "nudges").iterdir()}
    assert {"2027-04-26-c1-after", "2027-04-27-c1-missed", "2027-04-27-c2-circle-quiet"} <= folders
    assert {"2027-04-27-c3-report", "2027-04-28-c3-after"} <= folders
    assert [path.name for path in (volunteers / "nudges" / "2027-04-27-c1-missed").iterdir()] == [
        "samira.sms.txt"
    ]


def test_a_message_for_the_week_before_is_never_written(volunteers):
    """Noor switched that one off."""
    outcome = circlekit(volunteers, "nudge", "--all", "--today", "2027-03-01", "--dry-run")
    assert outcome.code == 0
    assert "week before" not in outcome.out
    assert "rsvp" in outcome.out
