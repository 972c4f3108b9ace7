"""A rotation as one JSON document."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from circlekit.cli.rotating.document import document
from circlekit.core.log import Collaboration, Log, Role, Turn
from circlekit.core.model import Circle, Matching
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.rotation.telling.told import told
from tests.core.rotation.switches import AGAIN, HELD, NEW, switch

CROWDED = "3 people of Baobá go on, and there are 2 new circles"


def of(made: Switch) -> Any:
    """Return the document as another program reads it."""
    return json.loads(json.dumps(document(told(made))))


def test_circles_say_where_their_people_come_from() -> None:
    """Beside what ``match --json`` says of them."""
    first, second = of(switch())["circles"]
    assert first["from"] == [{"id": "c1", "name": "Baobá", "members": ["amina", "ben"]}]
    assert (first["newcomers"], first["returning"]) == ([], ["fay"])
    assert [old["members"] for old in second["from"]] == [["cem"], ["dia"]]
    assert second["newcomers"] == ["zoe"]
    assert first["because"] == list(NEW[0].because)
    assert (first["lead"], first["deputy"]) == ("ben", "amina")
    assert (first["leads"], second["leads"]) == ("for the first time", "again, after a rest")


def test_a_circle_without_a_lead_has_no_word_for_it() -> None:
    """Somebody is asked later."""
    unled = NEW[0].model_copy(update={"lead": None})
    assert of(switch(matching=Matching(circles=(unled, NEW[1]))))["circles"][0]["leads"] is None


def test_moves_are_everybodys_way() -> None:
    """None where there is no circle, or no role."""
    moves = {move["id"]: move for move in of(switch())["moves"]}
    assert moves["ben"] == {
        "id": "ben", "from": "c1", "to": "c1", "new_people": 1, "role_before": "deputy", "role": "lead",
        "met_again": [{"id": "amina", "times": 1, "why": CROWDED}],
    }  # fmt: skip
    assert moves["zoe"] == {
        "id": "zoe", "from": None, "to": "c2", "new_people": 2, "role_before": None, "role": None,
        "met_again": [],
    }  # fmt: skip


def test_figures_stand_beside_the_proven_least() -> None:
    """Five of 15 pairs have met, and nine after this rotation; two of them for the second time."""
    assert of(switch(least=1))["figures"] == {
        "met_before_share": 0.3333,
        "met_after_share": 0.6,
        "repeated_pairs": 2,
        "least": 1,
        "proof": f"{CROWDED}: at least 1 pair of them meets again.",
        "sum_c2": 2,
        "most_often": 2,
    }


def test_a_cohort_of_one_has_no_shares() -> None:
    """There is no pair of people to have met."""
    made = switch()
    alone = made.cohort.model_copy(update={"participants": made.cohort.participants[:1]})
    matching = Matching(circles=(Circle(id="c1", name="Circle 1", members=("amina",)),))
    rotation = made.rotation.model_copy(update={"cohort": alone, "matching": matching, "again": ()})
    assert of(made._replace(rotation=rotation))["figures"]["met_after_share"] is None


def test_pairs_who_meet_again_have_their_reasons() -> None:
    """The same as in the moves, pair by pair."""
    found = of(switch())
    assert found["again"][1] == {"first": "amina", "second": "fay", "times": 1, "why": HELD}
    assert len(found["again"]) == len(AGAIN)
    assert (found["cohort"], found["pairs"], found["least"]) == ("july-2027", 6, 0)


def test_the_ledger_names_every_role() -> None:
    """Turns that were had, and the credit of whoever came later."""
    turn = Turn(circle="c1", meeting=1, role=Role.CASE_GIVER, people=["amina", "ben", "cem", "dia"])
    ledger = {one["id"]: one for one in of(switch(log=Log(turns=(turn,))))["ledger"]}
    of_meetings = ("case_giver", "opener", "facilitator", "timekeeper", "note_taker")
    none = dict.fromkeys(("lead", "deputy", *of_meetings), 0)
    assert ledger["amina"]["had"] == {**none, "lead": 1, "case_giver": 1}
    assert ledger["zoe"] == {"id": "zoe", "had": none, "credit": {**none, "case_giver": 1}}


def test_collaborations_name_who_is_still_here() -> None:
    """Practice 49; Evelyn has left and is counted."""
    log = Log(collaborations=(Collaboration(who=["amina", "eve"], what="A club", since=date(2027, 3, 1)),))
    assert of(switch(log=log))["collaborations"] == [
        {"who": ["amina"], "others": 1, "what": "A club", "since": "2027-03-01"}
    ]
    undated = Log(collaborations=(Collaboration(who=["ben"], what="A van"),))
    assert of(switch(log=undated))["collaborations"][0]["since"] is None
