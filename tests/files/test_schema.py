"""The JSON Schema says what the reader says, as far as a schema can."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from circlekit.core.problems import InputProblems
from circlekit.files import schema
from circlekit.files.located import read_yaml
from circlekit.files.reading import load
from circlekit.files.starter import starter_files

PEOPLE = "participants:\n  ana: {name: Ana, timezone: UTC}\n  ben: {name: Ben, timezone: UTC}\n"
SOUND = f"cohort: A\nstarts: 2027-01-11\nends: 2027-07-09\n{PEOPLE}"

FULL = """
cohort: Spring 2027
id: spring-2027
purpose: To help each other.
principles: [Everyone has a voice., What is said here stays here.]
commitment: We come.
process: troika-consulting
starts: 2027-01-11
ends: 2027-07-09
size: 6-8
timezone: Europe/London
meeting: {every: month, minutes: 60, video: https://example.org/room}
coordinator: {name: Robin, email: robin@example.org}
language: en
matching:
  mix: [organisation, region]
  align: [level]
  complement: {needs: offers}
  not_alone: [gender]
  prefer: [[a, b]]
  avoid: [[a, c]]
  share: [languages]
  within: {level: 1}
  apart: [[a, d], [b, c]]
  together: [[c, d]]
  separate: manager
  at_most: {manager: 1}
  weights: {mix: 2}
holidays: {countries: [GB, DE], dates: [2027-04-05]}
nudges: {week_before: 7, rsvp: 3, day_before: no}
readings: [https://example.org/one]
links: {Notes: https://example.org/notes}
participants:
  a:
    name: Amina Diallo
    email: amina@example.org
    timezone: Africa/Dakar
    available: [Tue 16:00-19:00, Wed 09:00-12:00]
    if_needed: [Fri 09:00-11:00]
    lead: yes
    languages: [fr, en]
    needs: [fundraising]
    offers: [facilitation]
    knows: [b]
    country: SN
    channel: chat
    share_email: no
    consent: yes
    pause_until: 2027-03-01
    pronouns: she/her
    language: fr
    organisation: One
    region: [West, South]
    level: 3
    gender: woman
    manager: d
  b: {name: Ben, available: Tue 16:00-19:00, lead: if needed, level: 3}
  c: {name: Cem, available: [Tue 16:00-19:00], lead: no, level: 3}
  d: {name: Dia, level: 2}
"""

ACCEPTED = {
    "one text for a list": "principles: Be kind.",
    "a number for a name": "purpose: 2027",
    "an early date": "holidays: {dates: 2027-4-5}",
    "a size of one number": "size: 7",
    "a size in words": "size: 6 to 8",
    "minutes in quotes": 'meeting: {minutes: "45"}',
    "a rhythm with capitals": "meeting: {every: 2  Weeks}",
    "no link yet": "meeting: {video: }",
    "a link in capitals": "meeting: {video: HTTPS://EXAMPLE.ORG/room}",
    "weights for wishes": "matching: {mix: {region: 2, country: '3'}}",
    "one pair alone": "matching: {apart: [ana, ben]}",
    "links without labels": "links: [https://example.org/a]",
    "a nudge that is off": "nudges: {rsvp: off}",
    "no nudge in capitals": "nudges: {rsvp: No}",
}

REFUSED = {
    "a key that nobody knows": "purposes: To help.",
    "a date in another order": "holidays: {dates: [05/04/2027]}",
    "a size without a number": "size: small",
    "minutes beyond a day": "meeting: {minutes: 900}",
    "a rhythm that is none": "meeting: {every: day}",
    "a link without http": "meeting: {video: meet.example.org}",
    "a mapping for a text": "purpose: {of: us}",
    "a list for a meeting": "meeting: [month]",
    "a person without a name": "participants: {ana: {timezone: UTC}}",
    "people as a list": "participants: [ana, ben]",
    "a rule as a text": "matching: {apart: ana}",
    "a weight in words": "matching: {weights: {mix: much}}",
}


def complaints(text: str) -> list[str]:
    """Return what the shipped schema has against a cohort file as an editor understands it (YAML 1.2)."""
    validator = jsonschema.Draft7Validator(json.loads(schema.shipped()))
    return [error.message for error in validator.iter_errors(_as_editors_read(yaml.compose(text)))]


def _as_editors_read(node: yaml.Node) -> Any:
    """Type scalars as YAML 1.2's core schema does (YAML 1.2.2, 10.3.2): dates and «no» are text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _as_editors_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_as_editors_read(item) for item in node.value]
    plain = {"": None, "null": None, "~": None, "true": True, "false": False}
    if node.style is None and node.value in plain:
        return plain[node.value]
    if node.style is None and node.value.lstrip("-+").isdigit():
        return int(node.value)
    return node.value


def accepted_by_reader(text: str, folder: Path) -> bool:
    """Tell whether circlekit reads a cohort file."""
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    try:
        load(folder / "cohort.yaml")
    except InputProblems:
        return False
    return True


def with_line(line: str) -> str:
    """Return the smallest sound cohort file with one more line, or with another one of the same key."""
    key = line.partition(":")[0]
    rest = SOUND.replace(PEOPLE, "") if key == "participants" else SOUND
    return f"{rest}{line}\n"


def test_the_shipped_schema_follows_from_the_model() -> None:
    """Whoever changes the model makes the schema anew (CONTRIBUTING.md says how)."""
    assert schema.shipped() == schema.generated()


def test_the_schema_is_a_schema() -> None:
    """The file obeys draft 7, the newest that common editors know."""
    jsonschema.Draft7Validator.check_schema(json.loads(schema.shipped()))


def test_every_description_is_used() -> None:
    """No sentence is left over from a key that went away."""
    described = read_yaml((schema.LIBRARY / "descriptions.yaml").read_bytes(), "descriptions.yaml").data
    sentences = described.values() if isinstance(described, dict) else ()
    assert [one for one in sentences if json.dumps(one, ensure_ascii=False) not in schema.shipped()] == []


def test_the_starter_is_accepted() -> None:
    """What init writes shows no mistake in an editor."""
    assert complaints(starter_files(date(2026, 12, 22))["cohort.yaml"].decode("utf-8")) == []


@pytest.mark.parametrize("text", [SOUND, FULL], ids=["smallest", "every-key"])
def test_sound_files_are_accepted(text: str, tmp_path: Path) -> None:
    """The smallest file, and one with every key."""
    assert (complaints(text), accepted_by_reader(text, tmp_path)) == ([], True)


@pytest.mark.parametrize("line", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_the_reader_accepts_is_accepted(line: str, tmp_path: Path) -> None:
    """The schema never underlines what circlekit understands."""
    assert (complaints(with_line(line)), accepted_by_reader(with_line(line), tmp_path)) == ([], True)


@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED.keys())
def test_mistakes_are_refused_by_both(line: str, tmp_path: Path) -> None:
    """What an editor underlines, circlekit refuses too."""
    assert complaints(with_line(line))
    assert not accepted_by_reader(with_line(line), tmp_path)


@pytest.mark.parametrize("key", ["cohort", "starts", "ends", "participants"])
def test_required_keys_are_missed(key: str) -> None:
    """Four keys are all that a cohort needs."""
    rest = "".join(f"{line}\n" for line in SOUND.splitlines() if not line.startswith((key, " ")))
    assert f"'{key}' is a required property" in complaints(rest)
