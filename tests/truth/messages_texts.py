"""What the messages say, read in five languages: days and hours, tone, roles and run sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .messages_count import Key, joined
from .messages_reader import Drafted, Letter, Run
from .messages_words import Said, base, dates, language_of, utc, wrong_tone
from .messages_world import Group, Meeting, Person, local
from .rotation_command import command

NUDGES = Path(__file__).parents[2] / "src/circlekit/library/nudges"
ON_THE_DAY = {"welcome", "lead_welcome", "week_before", "rsvp", "day_before"}
"""These name day and hour of their meeting."""

NAMES_THE_DAY = {*ON_THE_DAY, "after", "missed", "report", "lead_quiet"}
NAMES_THE_NEXT = {"after", "missed"}
ROLES = {
    "opener": "opener", "case_giver": "case_givers", "reserve": "reserve", "facilitator": "facilitators",
    "timekeeper": "timekeeper", "note_taker": "note_taker",
}  # fmt: skip
BETWEEN = "\n---\n\n"


def _groups(run: Run) -> dict[str, Group]:
    return {group.handle: group for group in run.world.groups}


def _letters(run: Run) -> Iterator[tuple[Key, Group, Meeting, Person, Letter]]:
    groups = _groups(run)
    for key, one in run.drafts.items():
        group = groups[key[0]]
        for handle, letter in one.letters.items():
            yield key, group, group.meetings[key[2] - 1], run.world.people[handle], letter


def _spoken(run: Run, person: Person) -> tuple[str, str]:
    return person.language or run.world.language, person.tone or run.world.tone


def own_language_and_tone(run: Run) -> Iterator[str]:
    """Each letter is in the language of its reader, and speaks to them as they wish."""
    for _, _, _, person, letter in _letters(run):
        language, tone = _spoken(run, person)
        text = f"{letter.subject}\n{letter.text}"
        if language_of(letter.text) != base(language):
            yield f"language: {letter.path} is {language_of(letter.text)} and not {language}"
        word = wrong_tone(text, language, tone)
        if word:
            yield f"tone: {letter.path} says «{word}» to somebody {tone}"


def own_clock(run: Run) -> Iterator[str]:
    """Every day and hour is one of the circle's, on the reader's clock; their meeting's are there."""
    for key, group, meeting, person, letter in _letters(run):
        language = _spoken(run, person)[0]
        try:
            said = [*dates(letter.text, language, meeting.day)]
            in_subject = [*dates(letter.subject, language, meeting.day)]
        except ValueError as wrong:
            yield f"weekday: {letter.path}: {wrong}"
            continue
        yield from _known_days(letter, [*said, *in_subject], group, meeting, person)
        yield from _own_day(key, letter, said, in_subject, meeting, person)
        yield from _next_day(key, letter, said, group, date.fromisoformat(run.drafts[key].due))


def _known_days(
    letter: Letter, said: list[Said], group: Group, meeting: Meeting, person: Person
) -> Iterator[str]:
    moments = {one.start for one in group.meetings} | ({meeting.was} if meeting.was else set())
    days = {local(at, person.zone).date() for at in moments}
    for one in said:
        if one.at is not None:
            there = local(one.at, person.zone)
            if utc(one.at) not in moments or there.utcoffset() != one.at.utcoffset():
                yield f"clock: {letter.path} says {one.at}, and no meeting is then for {person.zone}"
        elif one.day not in days:
            yield f"day: {letter.path} says {one.day}, and no meeting is on it for {person.zone}"


def _own_day(
    key: Key, letter: Letter, said: list[Said], in_subject: list[Said], meeting: Meeting, person: Person
) -> Iterator[str]:
    here = local(meeting.start, person.zone)
    if key[1] in NAMES_THE_DAY and here.date() not in {one.day for one in [*said, *in_subject]}:
        yield f"own day: {letter.path} does not say {here.date()}"
    if key[1] in ON_THE_DAY:
        if f"{here:%H:%M}" not in letter.text:
            yield f"own hour: {letter.path} does not say {here:%H:%M}"
        if letter.way == "email" and meeting.start not in {utc(one.at) for one in said if one.at}:
            yield f"own hour: {letter.path} does not say when it is"
        if in_subject and in_subject[0].day != here.date():
            yield f"subject: {letter.path} says {in_subject[0].day}"


def _next_day(key: Key, letter: Letter, said: list[Said], group: Group, due: date) -> Iterator[str]:
    """The next meeting is the first one later that is not over by the day of the message."""
    if key[1] not in NAMES_THE_NEXT:
        return
    later = [one.start for one in group.meetings if one.number > key[2] and one.day >= due][:1]
    if [utc(one.at) for one in said if one.at] != later:
        yield f"next: {letter.path} does not say that the next is {later}"


def a_part_for_each_language(run: Run) -> Iterator[str]:
    """The message to a circle has a part in each of its languages, the most read first, with every clock."""
    for key, one in run.drafts.items():
        if one.circle is None:
            continue
        group = _groups(run)[key[0]]
        meeting = group.meetings[key[2] - 1]
        people = joined(run.world, group, meeting)
        read = [person.language or run.world.language for person in people] or [run.world.language]
        ranked = sorted(dict.fromkeys(read), key=lambda language: -read.count(language))
        wanted = list(dict.fromkeys(base(language) for language in ranked))
        parts = one.circle.split(BETWEEN)
        found = [language_of(part) for part in parts]
        if found != wanted:
            yield f"parts: {key} is in {found} and not in {wanted}"
            continue
        for part, language in zip(parts, found, strict=True):
            yield from _every_clock(key, part, language, meeting, people)


def _every_clock(key: Key, part: str, language: str, meeting: Meeting, people: list[Person]) -> Iterator[str]:
    """In each part every member stands once, beside their own day and hour."""
    if key[1] not in ("week_before", "rsvp"):
        return
    lines = [line for line in part.split("\n") if line.startswith("- ") and "UTC" in line]
    for person in people:
        here = local(meeting.start, person.zone)
        own = [line for line in lines if person.name in line]
        said = [one for line in own for one in dates(line, language, meeting.day)]
        # In UTC, because a clock that is put back shows some hours twice, which are never equal otherwise.
        there = [(one.day, one.at and utc(one.at)) for one in said]
        if len(own) != 1 or there != [(here.date(), utc(here))]:
            yield f"clocks: {key} in {language} has {own} for {person.handle}"
        elif said[0].at is None or said[0].at.utcoffset() != here.utcoffset():
            yield f"clocks: {key} in {language} has another clock than {person.zone}"


def short_is_short(run: Run) -> Iterator[str]:
    """A message by chat or SMS to somebody with an ordinary name has at most 300 characters.

    Whoever has three roles, or is to say hello to several people, may read more.
    """
    for key, _, _, person, letter in _letters(run):
        words = _parts(*_spoken(run, person))
        many = len(run.drafts[key].about) > 1 or sum(words[one]["short"] in letter.text for one in ROLES) > 2
        if letter.way != "email" and len(letter.text.strip()) > 300 and not many and len(person.name) < 20:
            yield f"short: {letter.path} has {len(letter.text.strip())} characters"


def run_sheets_add_up(run: Run) -> Iterator[str]:
    """The steps follow each other from the first minute of the meeting to its last."""
    for key, one in run.drafts.items():
        if key[1] != "week_before":
            continue
        texts = [one.circle or "", *(it.text for it in one.letters.values() if it.way == "email")]
        for text in (part for whole in texts for part in whole.split(BETWEEN)):
            steps = [(int(a), int(b)) for a, b in re.findall(r"^- (\d+)–(\d+) min: ", text, re.MULTILINE)]
            ends = [0, *(end for _, end in steps)]
            if [start for start, _ in steps] != ends[:-1] or ends[-1] != run.world.minutes:
                yield f"run sheet: {key} has {steps} for {run.world.minutes} minutes"


@cache
def _parts(language: str, tone: str) -> dict[str, Any]:
    for name in (f"{base(language)}-{tone}", base(language)):
        if (NUDGES / name / "parts.yaml").exists():
            found: dict[str, Any] = yaml.safe_load((NUDGES / name / "parts.yaml").read_text("utf-8"))
            return found
    raise ValueError(f"no words in {language}")


def _told(text: str, people: Mapping[str, Person], language: str) -> dict[str, set[str]]:
    """Return who has which role in a text, by the words of a language for the roles."""
    found = {}
    for role in ROLES:
        label = _parts(language, "informal")[role]["role"]
        lines = [line for line in text.split("\n") if re.match(rf"- {re.escape(label)} ?: ", line)]
        found[role] = {
            handle for line in lines for handle, one in people.items() if line.find(one.name, len(label)) > 0
        }
    return found


def roles_agree(run: Run) -> Iterator[str]:
    """All letters about a meeting name the same people for the roles, each reader's own part is theirs."""
    for key, one in run.drafts.items():
        if key[1] != "week_before":
            continue
        people = {handle: run.world.people[handle] for handle in _groups(run)[key[0]].members}
        parts = [(language_of(part), part) for part in (one.circle or "").split(BETWEEN)]
        roles = _told(parts[0][1], people, parts[0][0])
        for language, text in parts[1:]:
            if _told(text, people, language) != roles:
                yield f"roles: {key} in {language} has {_told(text, people, language)} and not {roles}"
        if any(len(roles[role]) != 1 for role in ("opener", "note_taker", "timekeeper")):
            yield f"roles: {key} has {roles}"
        yield from _own_parts(run, key, one, roles)


def _own_parts(run: Run, key: Key, one: Drafted, roles: dict[str, set[str]]) -> Iterator[str]:
    for handle, letter in one.letters.items():
        language, tone = _spoken(run, run.world.people[handle])
        if letter.way == "email" and _told(letter.text, run.world.people, language) != roles:
            yield f"roles: {letter.path} has {_told(letter.text, run.world.people, language)}, not {roles}"
        flat = " ".join(letter.text.split())
        for role, who in roles.items():
            words = _parts(language, tone)[role]["you" if letter.way == "email" else "short"]
            if (" ".join(words.replace("\u00a0", " ").replace("\u202f", " ").split()) in flat) != (
                handle in who
            ):
                yield f"part: {letter.path} {'lacks' if handle in who else 'has'} the part of {role}"


def catch_up_is_for_the_absent(run: Run) -> Iterator[str]:
    """Who was away last time, and nobody else, reads a week before how to catch up."""
    attendance = run.world.log(run.today).get("attendance", {})
    for key, group, meeting, person, letter in _letters(run):
        if key[1] != "week_before":
            continue
        before = attendance.get(group.handle, {}).get(meeting.number - 1)
        away = [*before["apologies"], *before["no_word"]] if isinstance(before, dict) else []
        language, tone = _spoken(run, person)
        said = _parts(language, tone)["catch_up"]["you" if letter.way == "email" else "short"]
        words = " ".join(said.split())
        if (words in " ".join(letter.text.split())) != (person.handle in away):
            yield f"catch up: {letter.path}, and {sorted(away)} were away"


def as_the_agenda_has_it(run: Run) -> Iterator[str]:
    """``circlekit agenda`` names the same people for the roles of a meeting as the message to its circle."""
    for key, one in run.drafts.items():
        if key[1] != "week_before" or one.circle is None:
            continue
        words = ("--cohort", str(run.folder / "cohort.yaml"), "--json")
        done = command("agenda", key[0], str(key[2]), *words)
        if done.code:
            yield f"agenda: {key} ends with {done.code}: {done.out}{done.err}"
            continue
        told = json.loads(done.out)["roles"]
        part = one.circle.split(BETWEEN)[0]
        people = {handle: run.world.people[handle] for handle in _groups(run)[key[0]].members}
        for role, who in _told(part, people, language_of(part)).items():
            there = told[ROLES[role]]
            if who != set(there if isinstance(there, list) else [there] if there else []):
                yield f"agenda: {key} has {there} as {role}, the message {sorted(who)}"


CHECKS = (
    own_language_and_tone,
    own_clock,
    a_part_for_each_language,
    short_is_short,
    run_sheets_add_up,
    roles_agree,
    catch_up_is_for_the_absent,
)
