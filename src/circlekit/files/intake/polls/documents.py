"""Polls that are JSON: what the pages of LettuceMeet and crab.fit receive, strictly read."""

from __future__ import annotations

from typing import Any, NoReturn

from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import Setting, refused

MOST_BYTES = 8 * 1024 * 1024
MOST_VALUES = 1_000_000
_AGAIN = "save the answer of the page again, whole"


def is_json(content: bytes) -> bool:
    """Tell whether a file begins as a JSON document does."""
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def read_json_poll(content: bytes, shown: str, setting: Setting) -> Poll:
    """Return the poll in a JSON document.

    Raises:
        InputProblems: when it is no sound JSON, or no poll that is known.
    """
    from circlekit.core.intake.polls.crabfit import crabfit
    from circlekit.core.intake.polls.lettucemeet import lettucemeet

    data = read_json(content, shown)
    poll = lettucemeet(data, shown, setting) or crabfit(data, shown, setting)
    if poll is None:
        hint = "known are the event of LettuceMeet, and the event and people of crab.fit"
        raise refused(shown, "this JSON is no poll that is known here", hint)
    return poll


def read_json(content: bytes, shown: str) -> Any:
    """Return what a JSON document holds, of the kinds and sizes that a poll may have.

    Raises:
        InputProblems: with a sentence that repeats nothing of it.
    """
    import json

    if len(content) > MOST_BYTES:
        raise refused(
            shown, f"this file is larger than {MOST_BYTES // 1024 // 1024} MB", "is it the right file?"
        )
    if content.count(b",") + content.count(b"[") + content.count(b"{") > MOST_VALUES:
        raise refused(shown, "this file has more values than a poll", "is it the right file?")
    try:
        return json.loads(content, object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_rounded)
    except RecursionError:
        raise refused(shown, "this file is nested deeper than any poll", _AGAIN) from None
    except UnicodeDecodeError:
        raise refused(shown, "this file is not UTF-8", _AGAIN) from None
    except _NotAllowed as wrong:
        raise refused(shown, str(wrong), _AGAIN) from None
    except json.JSONDecodeError as wrong:
        place = f"line {wrong.lineno}, column {wrong.colno}"
        raise refused(shown, f"this file is no sound JSON ({place})", _AGAIN) from None
    except ValueError:  # a whole number of thousands of digits
        raise refused(shown, "a number in this file is longer than any in a poll", _AGAIN) from None


class _NotAllowed(Exception):
    """What JSON allows, or Python does, and a poll never has."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotAllowed("a key stands twice in this file")
    return found


def _no_number(_name: str) -> NoReturn:
    raise _NotAllowed("a number in this file is none (NaN or Infinity)")


def _rounded(text: str) -> float:
    return float(text[:40])
