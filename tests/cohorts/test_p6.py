"""Helen's hospital: nobody with their manager, and nothing that members may see tells a private rule."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from email import message_from_bytes, policy

import pytest

from tests.cohorts.looking import members, pairs, replace, together
from tests.examples.making import circlekit
from tests.examples.rules import broken, circles, people, plain

PRIVATE = re.compile(
    r"\b(apart|avoid\w*|separat\w*|prefer\w*|managers?|hunch\w*|private\w*)\b", re.IGNORECASE
)
"""Words in which a private rule would be told."""


@pytest.fixture(scope="module")
def matched(copied):
    """Return the folder once it is matched, and what that said."""
    folder = copied("p6")
    piped = circlekit(folder, "match")
    assert piped.code == 0, piped.err
    return folder, piped


@pytest.fixture(scope="module")
def folder(matched):
    return matched[0]


@pytest.fixture(scope="module")
def seen(matched):
    """Return everything that members may see of a matching, line by line."""
    folder, piped = matched
    again = circlekit(folder, "match", "--keep", "--json")
    written = (folder / "circles.yaml").read_text(encoding="utf-8")
    return "\n".join([piped.out, piped.err, again.out, again.err, written]).splitlines()


def kept_from(folder, *keys):
    """Return the pairs that rules of these kinds name."""
    rules = plain(folder / "cohort.yaml")["matching"]
    return pairs(group for key in keys for group in rules[key])


def reports(folder):
    """Return every pair of a person and their manager."""
    return pairs((one, person["manager"]) for one, person in people(folder).items() if person["manager"])


def text_of(path):
    """Return what a person reads of a file: folded lines joined, the body of a letter decoded."""
    if path.suffix == ".eml":
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        return f"{letter['Subject']}\n{letter.get_body().get_content()}"
    return path.read_text(encoding="utf-8").replace("\n ", "")


def test_everybody_is_in_a_circle_that_keeps_every_rule(folder):
    """Sizes, leads, two of a team at most, two grades apart at most, and the pairs to be apart."""
    assert broken(folder) == []
    assert sum(len(circle) for circle in members(folder).values()) == 96


def test_nobody_sits_with_their_manager(folder):
    """Everybody but the director has one: ninety-five pairs, none of which share a circle."""
    assert len(reports(folder)) == 95
    assert reports(folder) & together(folder) == set()


def test_a_lead_is_nobodys_manager_in_their_circle(folder):
    """Two heads of units would lead (practice 107), and there are enough others for their own people."""
    who = people(folder)
    heads = {person["manager"] for person in who.values() if person["manager"]}
    assert sum(who[head]["lead"] == "yes" for head in heads) == 2
    for circle in circles(folder).values():
        assert circle["lead"] not in {who[one]["manager"] for one in circle["members"]}


def test_two_of_a_team_at_most_sit_in_one_circle(folder):
    """Even of the twenty-one in the emergency unit."""
    teams = [Counter(person["team"] for person in circle) for circle in members(folder).values()]
    assert max(max(counts.values()) for counts in teams) == 2


def test_grades_in_a_circle_are_two_apart_at_most(folder):
    """So whoever sits with the director, who has grade 6, has grade 4: all of grade 5 report to them."""
    grades = [[int(person["grade"]) for person in circle] for circle in members(folder).values()]
    assert all(max(circle) - min(circle) <= 2 for circle in grades)
    assert [set(circle) for circle in grades if 6 in circle] == [{4, 6}]


def test_pairs_better_apart_are_apart(folder):
    """Nothing that this cohort wishes for is worth as much as a pair to avoid, where hours leave a choice."""
    assert kept_from(folder, "apart", "avoid") & together(folder) == set()


def test_no_private_word_is_said(seen):
    """Of names, fields and sentences, none is a word in which such a rule would be told."""
    assert [line for line in seen if PRIVATE.search(line)] == []


def test_no_line_names_both_of_a_private_pair(folder, seen):
    """Neither «they were kept apart» nor a hint of it: two such names never stand in one line."""
    who = people(folder)
    secret = kept_from(folder, "apart", "avoid") | reports(folder)
    told = {
        (one, other)
        for line in seen
        for one, other in secret
        if who[one]["name"] in line and who[other]["name"] in line
    }
    assert told == set()


def test_the_reasons_are_those_of_circles_without_private_rules(folder, tmp_path):
    """With every private rule taken out of the cohort, the same circles have the same reasons."""
    bare = shutil.copytree(folder, tmp_path / "bare")
    text = (bare / "cohort.yaml").read_text(encoding="utf-8")
    private = re.compile(r"^  (separate|apart|avoid|prefer): .*\n", re.MULTILINE)
    assert len(private.findall(text)) == 4
    (bare / "cohort.yaml").write_text(private.sub("", text), encoding="utf-8")
    assert circlekit(bare, "match", "--keep").code == 0
    reasons = [[circle["because"] for circle in circles(one).values()] for one in (folder, bare)]
    assert together(bare) == together(folder)
    assert reasons[0] == reasons[1]


def without_offers(text, house):
    """Return a text without the lines in which a welcome says what somebody has to give, which is meant."""
    offered = {one["name"]: one["offers"] for one in people(house).values() if one["offers"]}
    given = {f"{name}: {', '.join(offers)}" for name, offers in offered.items()}
    lines = text.replace("\\n", "\n").replace("\\,", ",").splitlines()  # as a calendar writes them
    return "\n".join(line for line in lines if re.sub(r"^- (.*) \(.*?\): ", r"\1: ", line) not in given)


def test_no_calendar_and_no_draft_tells_a_private_rule_or_a_need(folder, tmp_path):
    """Six days before the first meetings, when the week's drafts are due."""
    house = shutil.copytree(folder, tmp_path / "house")
    assert circlekit(house, "schedule", "--ics", "--today", "2027-01-18").code == 0
    assert circlekit(house, "nudge", "--today", "2027-01-26").code == 0
    told = re.compile(f"{PRIVATE.pattern}|burnout|interruptions|mistakes", re.IGNORECASE)
    for part, kind in (("calendar", "*.ics"), ("nudges", "*.md"), ("nudges", "*.eml")):
        texts = [without_offers(text_of(path), house) for path in (house / part).rglob(kind)]
        assert any("Circle" in text for text in texts)
        assert [text for text in texts if told.search(text)] == []


@pytest.mark.parametrize("who", ["maeve-thorne", "phạm-bảo", "नरेश-वर्मा", "c1"])
def test_an_explanation_tells_private_rules_to_the_coordinator_alone(folder, who):
    """Asked without the option it has none of the words; asked with it, it says which rules hold."""
    for_members = circlekit(folder, "match", "--explain", who)
    for_helen = circlekit(folder, "match", "--explain", who, "--for-coordinator")
    assert (for_members.code, for_helen.code) == (0, 0)
    assert PRIVATE.findall(for_members.out + for_members.err) == []
    assert PRIVATE.findall(for_helen.out) != []


def test_helen_sees_from_whom_somebody_is_kept_apart(folder):
    """The pair that stands in the cohort file, under the rule's own name."""
    said = circlekit(folder, "match", "--explain", "maeve-thorne", "--for-coordinator").out
    named = [line for line in said.splitlines() if "Maeve Thorne" in line and "Mônica Brandão" in line]
    assert any("apart" in line for line in named)


def test_what_a_change_would_break_is_said_without_saying_whom(folder):
    """To move one of two who must be apart to the other breaks a private rule; Helen alone hears which."""
    one, other = "rosalind-whitlock", "łukasz-dąbrowska"
    home = next(name for name, circle in circles(folder).items() if other in circle["members"])
    change = ("match", "--what-if", f"move {one} {home}")
    for_members, for_helen = (circlekit(folder, *change, *more).out for more in ((), ("--for-coordinator",)))
    assert "a private rule" in for_members
    assert people(folder)[other]["name"] not in for_members
    assert people(folder)[other]["name"] in for_helen


def test_twenty_with_one_manager_cannot_all_be_apart_in_thirteen_circles(copied):
    """Ninety-six into 7-8 are twelve or thirteen circles; the way out is two of them in a circle."""
    folder = copied("p6")
    replace(folder / "cohort.yaml", "size: 6-8", "size: 7-8")
    replace(folder / "cohort.yaml", "at_most: {team: 2}", "at_most: {team: 2, manager: 1}")
    outcome = circlekit(folder, "match")
    assert outcome.code in {1, 3}
    assert "20 people" in outcome.err
    assert "13 circles" in outcome.err
    assert re.search(r"hint: .*\b2\b", outcome.err)
    assert (outcome.out, (folder / "circles.yaml").exists()) == ("", False)


def test_the_way_out_is_one(copied):
    """With two of a manager's people in a circle, as the hint says, there are circles."""
    folder = copied("p6")
    replace(folder / "cohort.yaml", "size: 6-8", "size: 7-8")
    replace(folder / "cohort.yaml", "at_most: {team: 2}", "at_most: {team: 2, manager: 2}")
    assert circlekit(folder, "match").code == 0
    managers = [Counter(person["manager"] for person in circle) for circle in members(folder).values()]
    assert max(max(counts.values()) for counts in managers) == 2
    assert broken(folder) == []
