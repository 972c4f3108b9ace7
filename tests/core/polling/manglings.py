"""What mail programs and chats do to a text on its way, each as a function of the text."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def quoted_twice_with_bars(text: str) -> str:
    return "".join(f"| >> {line}\n" for line in text.splitlines())


def wrapped_at(width: int) -> Callable[[str], str]:
    """Return how a program wraps that never breaks a word."""

    def wrapped(text: str) -> str:
        lines = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
            for line in text.splitlines()
        )
        return "\n".join(part for line in lines for part in line)

    return wrapped


def quoted_then_wrapped(text: str) -> str:
    """Return text whose quotes were wrapped badly: the rest of a line stands without its mark."""
    return wrapped_at(60)(quoted(text))


def flowed_and_quoted(text: str) -> str:
    lines = (
        " \n".join(textwrap.wrap(line, 66, break_long_words=False, break_on_hyphens=False))
        for line in text.splitlines()
    )
    return quoted("\n".join(lines))


def with_blank_lines(text: str) -> str:
    return text.replace("\n", "\n\n")


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def with_no_break_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def indented(text: str) -> str:
    return textwrap.indent(text, "\t  ")


def with_windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_soft_hyphens(text: str) -> str:
    return re.sub(r"(\w)(\w)", "\\1\u00ad\u200b\\2", text)


def linked(text: str) -> str:
    return re.sub(r"(?<!\S)\S+@[a-z]\S*", r"\g<0><mailto:\g<0>>", text)


def linked_apart(text: str) -> str:
    return re.sub(r"(?<!\S)\S+@[a-z]\S*", r"\g<0> <mailto:\g<0>>", text)


def exported_from_a_chat(text: str) -> str:
    return f"\u200e[12/10/26, 09:14:33] Ana: {text}[12/10/26, 09:15:02] Ana: there you are: done\n"


def between_greetings(text: str) -> str:
    return (
        f"Dear all: here it is\nend of story\n\n{text}\n-- \nAna\nTel: 0000\n> circlekit answer: when I can\n"
    )


HARMLESS = [
    quoted, quoted_twice_with_bars, wrapped_at(72), wrapped_at(20), quoted_then_wrapped, flowed_and_quoted,
    with_blank_lines, on_one_line, with_no_break_spaces, indented, with_windows_line_ends, with_soft_hyphens,
    linked, linked_apart, exported_from_a_chat, between_greetings,
]  # fmt: skip
"""After any of these an answer is read as it was written."""


def with_curly_quotes(text: str) -> str:
    return text.replace('"', "”").replace("'", "’").replace("...", "…").replace("-", "–")


def escaped_for_a_page(text: str) -> str:
    return html.escape(text)
