"""From what somebody chose or wrote to a value of a people table, checked by the parser of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from circlekit.core import fields as f
from circlekit.core.checks.people import LISTS
from circlekit.core.intake.applying.words import depends, is_nothing, says_yes, willing
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.merging.difference import Value
from circlekit.core.model import Participant
from circlekit.core.text import tidy

NAMES = frozenset({"name", "first_name", "last_name", "id"})
"""What is taken as it is: ``Null`` is a name."""

_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.")

YES_OR_NO = frozenset({"share_email", "lead_again"})


class Values:
    """Makes values of a field."""

    def __init__(self, field: str, words: Words) -> None:
        self.field = field
        self._words = words
        known = Participant.model_fields.get(field)
        self._parse: Callable[[Any], Any] = (known and f.parser_of(known)) or f.own

    def of(self, items: Sequence[str]) -> Value:
        """Return the value that ``items`` come to; empty where there is none.

        Raises:
            Wrong: it cannot be in this field; no message repeats what somebody wrote in their own words.
        """
        given = [item for item in map(tidy, items) if item]
        texts = given if self.field in NAMES else [one for one in given if not is_nothing(one, self._words)]
        if not texts:
            return () if self.field in LISTS else ""
        if self.field == "name" and _ADDRESS.search(texts[0]):
            raise f.Wrong("this is an e-mail address", "write their name in its place")
        value = self._value(texts)
        try:
            parsed = self._parse(list(value) if isinstance(value, tuple) else value)
        except f.Wrong as wrong:
            raise f.Wrongs([f.Wrong(_unsaid(one.message), one.hint) for one in wrong.all()]) from None
        return str(parsed) if self.field in ("email", "id") else value

    def _value(self, texts: list[str]) -> Value:
        if self.field in LISTS:
            return tuple(dict.fromkeys(_one_line(text).replace(";", ",") for text in texts))
        if self.field == "lead":
            return self._lead(texts)
        if self.field in YES_OR_NO:
            return self._yes_no(texts)
        if self.field == "language":
            return self._language(_one_line(texts[0]))
        if self.field in Participant.model_fields or self.field in NAMES:
            return _one_line(texts[0])
        return tuple(dict.fromkeys(texts)) if len(texts) > 1 else texts[0]

    def _lead(self, texts: list[str]) -> str:
        found = {willing(text, self._words) for text in texts} - {""}
        if len(found) != 1:
            raise f.Wrong("this says neither yes, no nor if needed", "write one of them in its place")
        return found.pop()

    def _yes_no(self, texts: list[str]) -> str:
        found = {None if depends(text, self._words) else says_yes(text, self._words) for text in texts}
        if len(found) != 1 or None in found:
            raise f.Wrong("this says neither yes nor no", "write one of them in its place")
        return "yes" if found.pop() else "no"

    def _language(self, text: str) -> str:
        """Return the code of a language that was named; anything else as it is."""
        return self._words.languages.get(plain(text), text)


def _unsaid(message: str) -> str:
    """Return a message of a parser without the words that it quotes: they are somebody's own."""
    before, opening, rest = message.partition("«")
    return f"{before}this{rest.rpartition('»')[2]}" if opening else message


def _one_line(text: str) -> str:
    return " ".join(text.split())
