"""How a language says dates, and what is taken of somebody who says nothing at a cohort's end."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core import fields as f
from circlekit.core.sections import Silence
from circlekit.core.speech import Speech
from circlekit.core.value import Value


class SilentWords(Value):
    """What silence is taken for, as ``silent.yaml`` says it after «you»."""

    stay: f.Line = "stay"
    leave: f.Line = "leave"
    defer: f.Line = "leave out one round"


class Saying(NamedTuple):
    """What a language needs besides its templates."""

    speech: Speech = Speech()
    silent: SilentWords = SilentWords()


ENGLISH = Saying()


def silent_word(saying: Saying, silence: Silence) -> str:
    """Return what a cohort takes of silence, in a language."""
    silent = saying.silent
    words = {Silence.STAY: silent.stay, Silence.LEAVE: silent.leave, Silence.DEFER: silent.defer}
    return words[silence]
