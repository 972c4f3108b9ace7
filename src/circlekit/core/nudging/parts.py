"""What the roles of a meeting are called, and what is said to whoever has one (practices 30 and 31)."""

from __future__ import annotations

from circlekit.core import fields as f
from circlekit.core.value import Value


class Said(Value):
    """What one person reads in an e-mail, and in a message of few words."""

    you: f.Text = ""
    short: f.Line = ""


class Part(Said):
    """One role: its label in a list, and what its holder reads."""

    role: f.Line = ""


class Parts(Value):
    """The words about roles in one language, as ``library/nudges/<language>/parts.yaml`` has them.

    ``catch_up`` is for somebody who was not there last time.
    """

    case_giver: Part = Part(
        role="Brings a question",
        you=(
            "You bring a question: a challenge at work or at home that keeps you up at night, and in which "
            "this group could help. A few words are enough, nothing has to be prepared. If you would rather "
            "not this time, a line in reply is all it takes."
        ),
        short="You bring a question of yours.",
    )
    reserve: Part = Part(
        role="Has a question ready, just in case",
        you="If somebody is away, there is room for a question of yours: have one in mind, if you like.",
        short="There may be room for a question of yours.",
    )
    facilitator: Part = Part(
        role="Facilitates",
        you="You lead through the steps and see that everybody is heard. The run sheet does most of it.",
        short="You lead through the steps.",
    )
    timekeeper: Part = Part(
        role="Keeps time",
        you="You keep the time, and say when a step has a minute left.",
        short="You keep the time.",
    )
    note_taker: Part = Part(
        role="Takes notes",
        you="You note dates and what all may read, for those who are away. Nothing told in confidence.",
        short="You take notes for those who are away.",
    )
    opener: Part = Part(
        role="Opens",
        you="You open: a question or a small activity of a few minutes that lets all get to know each other.",
        short="You open with a question to all.",
    )
    catch_up: Said = Said(
        you=(
            "You were not there last time, which happens to everybody. "
            "The notes are with the circle, and anybody will gladly tell you what there was."
        ),
        short="Last time's notes are with the circle.",
    )


ENGLISH = Parts()
