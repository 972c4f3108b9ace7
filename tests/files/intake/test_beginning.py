import json
from datetime import date

import yaml

from circlekit.files.intake.beginning import begun


def matching(rows: list[dict[str, str]]) -> object:
    """Return what a cohort file that begins with these people wishes for."""
    files = begun(date(2026, 12, 1), "people.csv", rows)
    return yaml.safe_load(files["cohort.yaml"]).get("matching")


def test_what_makes_a_good_circle_follows_from_the_columns():
    """A wish about a column that nobody has filled would only raise questions."""
    assert matching([{"region": "West", "needs": "money", "offers": "time"}, {"level": "2"}]) == {
        "mix": ["region"],
        "align": ["level"],
        "complement": {"needs": "offers"},
    }
    assert matching([{"name": "Ana", "region": "", "needs": "money"}]) is None


def test_a_common_language_is_a_rule_where_everybody_has_company():
    """Six people are the fewest that make a circle."""
    six = [{"languages": "en; fr"}] * 6
    assert matching([*six, {"languages": "FR"}]) == {"share": ["languages"]}
    assert matching([*six, {"languages": "de"}]) is None
    assert matching([*six, {"languages": ""}]) is None


def test_dates_begin_three_weeks_from_today():
    """On a Monday; the end is a Friday, half a year later."""
    text = begun(date(2026, 12, 1), "people.csv", [])["cohort.yaml"].decode()
    cohort = yaml.safe_load(text)
    assert (cohort["starts"], cohort["ends"]) == (date(2026, 12, 21), date(2027, 6, 18))
    assert json.loads(begun(date(2026, 12, 1), "people.csv", [])[".circlekit/cohort.schema.json"])
