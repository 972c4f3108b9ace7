"""The question who goes on, as files: a draft for each person, a text for chats, and a table to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.coordinating.duties import Duty, Task
from circlekit.core.coordinating.wording import TIME_TO_REPLY, Wording, common, drafted
from circlekit.core.model import Circle, Cohort
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.nudging.templates import fill
from circlekit.core.rotation.ending.asking import due_back, led_by, question_values, reply_by
from circlekit.core.tongues import Tongue, tongue_of
from circlekit.files.formulas import guarded
from circlekit.files.letters import Message, many, message_files, message_table
from circlekit.files.rotation_words import AskWords

FOLDER = "nudges/who-goes-on/"
CHAT = FOLDER + "everybody.md"
DRAFTS = FOLDER + "drafts.csv"
ANSWERS = "answers.csv"
COLUMNS = ("id", "name", "answer", "pause_until", "lead_again", "alumni")


class Question(NamedTuple):
    """Whom to ask until when, in which words of each tongue; ``chat`` is the message for chats."""

    cohort: Cohort
    circles: Sequence[Circle]
    by: date
    words: Mapping[Tongue, AskWords]
    chat: Wording


def question(
    cohort: Cohort,
    circles: Sequence[Circle],
    today: date,
    words: Mapping[Tongue, AskWords],
    chat: Wording,
) -> Question:
    """Return what is asked of a cohort; ``chat`` is that of the coordinator's calendar for this task."""
    return Question(cohort, circles, reply_by(cohort, today), words, chat)


def ask_files(asked: Question) -> dict[str, bytes]:
    """Return the drafts by their path: one for each person, and one for chats.

    Whoever has no address gets a text to paste instead of an e-mail; for many people there is a table.

    Raises:
        CirclekitError: when one does not read back as it was meant.
    """
    messages = _messages(asked)
    if many(len(messages)):
        return {CHAT: _chat(asked), DRAFTS: message_table(messages)}
    return {CHAT: _chat(asked), **message_files(messages, asked.cohort.coordinator, FOLDER)}


def _messages(asked: Question) -> list[Message]:
    """Return the question to everybody who takes part, and to those whose rest is over when they begin."""
    resting = due_back(asked.cohort)
    people = (*asked.cohort.participants, *resting)
    circle_of = {handle: circle for circle in asked.circles for handle in circle.members}
    leads, back = led_by(asked.circles), {person.id for person in resting}
    found = []
    for person in people:
        words = asked.words[tongue_of(person, asked.cohort)]
        style = PLAIN if person.email or many(len(people)) else MARKDOWN
        circle = circle_of.get(person.id)
        known = question_values(person, circle, asked.cohort, asked.by, style, words.saying)
        one_more = fill(words.one_more, known).strip() if person.id in leads else ""
        letter = words.resting if person.id in back else words.here
        found.append(Message(person, letter, {**known, "one_more": one_more}))
    return found


def _chat(asked: Question) -> bytes:
    """Return the draft that the coordinator's calendar has for this, so that both say the same."""
    duty = Duty(asked.by - TIME_TO_REPLY, Task.STAYING)
    return drafted(asked.chat, duty, common(asked.cohort, asked.circles)).body.encode("utf-8")


def answers_table(cohort: Cohort) -> bytes:
    """Return answers.csv to fill in: a row for each person, with nothing said yet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for person in (*cohort.participants, *cohort.waiting):
        writer.writerow([guarded(person.id), guarded(person.name), *[""] * (len(COLUMNS) - 2)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
