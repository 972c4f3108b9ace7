from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from circlekit.core import windows
from circlekit.core.polling.answers.marks import tidied
from circlekit.core.polling.answers.text import PollAnswer, read, say
from tests.core.polling.manglings import HARMLESS, with_curly_quotes

pytestmark = pytest.mark.long

Mangling = Callable[[str], str]

ANA = PollAnswer(
    cohort="spring-2027",
    answered=datetime(2026, 10, 11, 14, 5, 9, tzinfo=UTC),
    values={
        "name": "Ana Silva",
        "email": "ana@example.org",
        "timezone": "Europe/Lisbon",
        "available": ("Tue 16:00-19:00", "Tue 20:00-21:00", "Sun 22:00-24:00"),
        "if_needed": (),
        "lead": "if needed",
        "languages": ("pt", "en"),
        "needs": ("How to ask for money: where do I begin?\n\nNobody <here> knows.", "Time"),
        "home town": ("Évora",),
        "offers": (),
        "share_email": "no",
        "consent": "I agree that the coordinator reads this.",
    },
)
TEXT = r"""circlekit answer: 1
cohort: spring-2027
name: Ana Silva
email: ana@example.org
timezone: Europe/Lisbon
available: Tue 16:00-19:00, 20:00-21:00
available: Sun 22:00-24:00
if_needed:
lead: if needed
languages: pt
languages: en
needs: How to ask for money\: where do I begin? ¶ ¶ Nobody \<here\> knows.
needs: Time
home\_town: Évora
offers:
share_email: no
consent: I agree that the coordinator reads this.
answered: 2026-10-11 14:05:09 UTC
"""

_cells = st.sets(st.integers(0, 7 * 48 - 1), max_size=60)
_words = st.text(
    st.one_of(st.sampled_from(" \n:<>|¶\\_-.'\"[]@*#ąéあ🎉"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=60,
)


def _windows(cells: set[int]) -> tuple[str, ...]:
    """Return painted half hours as the page writes them: split at midnight, touching ones joined."""
    days = (sorted(cell for cell in cells if cell // 48 == day) for day in range(7))
    found = []
    for day in days:
        spans: list[list[int]] = []
        for cell in day:
            if spans and spans[-1][1] == cell:
                spans[-1][1] = cell + 1
            else:
                spans.append([cell, cell + 1])
        found += [windows.say(windows.Window(start * 30, end * 30)) for start, end in spans]
    return tuple(found)


_items = st.lists(_words.map(tidied).filter(bool), max_size=4, unique=True).map(tuple)
_answers = st.builds(
    lambda name, free, if_needed, needs, own, key: PollAnswer(
        "spring-2027",
        ANA.answered,
        {
            "name": " ".join(name.split()),
            "email": "ana@example.org",
            "available": _windows(free),
            "if_needed": _windows(if_needed),
            "needs": needs,
            " ".join(key.split()) or "region": own,
            "consent": "I agree: yes",
        },
    ),
    _words.map(tidied), _cells, _cells, _items, _items,
    st.sampled_from(["region", "home town", "rôle", "a:b", "c:", "<x>", "back\\_slash", "¶"]),
)  # fmt: skip


def test_an_answer_is_plain_lines_with_a_check_sum() -> None:
    """Each line is a key and a value that a person can read before they send it."""
    assert say(ANA) == f"{TEXT}end of answer: {_sum_by_hand()}\n"


def _sum_by_hand() -> str:
    """Count the check sum of the text above from its lines, as the format says it."""
    plain = TEXT.replace("\\_", " ").replace("\\", "").replace("¶", "")
    told = (line.partition(":") for line in plain.splitlines())
    dropped = str.maketrans("", "", " -.")
    lines = "".join(f"{key}\x1f{value}\x1e".translate(dropped) for key, _, value in told)
    return f"{zlib.crc32(lines.encode()):08x}"


def test_what_was_written_is_read() -> None:
    """Reading a text that came whole gives the answer it was made of, with the line of each key."""
    (found,), problems = read(say(ANA))
    assert (found, problems) == (ANA, ())
    assert (found.line, found.lines["available"], found.lines["answered"]) == (1, 6, 18)


@pytest.mark.parametrize("mangling", HARMLESS)
@given(answer=_answers)
@example(answer=ANA)
@settings(max_examples=25, deadline=None)
def test_an_answer_survives_its_way(mangling: Mangling, answer: PollAnswer) -> None:
    """Whatever mail and chats do to white space, quotes and links, the answer is read as it was written."""
    found = read(mangling(say(answer)))
    assert found.problems == ()
    assert found.answers == (answer,)


@given(answer=_answers)
@settings(max_examples=50, deadline=None)
def test_an_answer_survives_all_of_it_at_once(answer: PollAnswer) -> None:
    """A forward of a forward is read too."""
    text = say(answer)
    for mangling in (HARMLESS[0], HARMLESS[4], HARMLESS[6], HARMLESS[0]):
        text = mangling(text)
    assert read(text).answers == (answer,)


def test_typography_of_a_program_is_no_change() -> None:
    """Curly quotes, long dashes and one sign for three dots leave the check sum as it is."""
    plain = PollAnswer("c", ANA.answered, {"name": "O'Neil", "needs": ('the "how"... and why - now',)})
    (found,), problems = read(with_curly_quotes(say(plain)).replace("–27", "-27").replace("–1", "-1"))
    assert (found.sound, problems) == (True, ())
    assert found.values == {"name": "O’Neil", "needs": ("the ”how”… and why – now",)}


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("16:00", "15:00"), ("Lisbon", "Lisboa"), ("share_email: no", "share_email: yes"),
        ("needs: Time\n", ""), ("offers:", "needs:"),
        ("languages: pt\nlanguages: en", "languages: en\nlanguages: pt"),
        ("Évora", "Evora"), ("answered: 2026-10-11", "answered: 2026-10-12"), (r"money\:", "money"),
    ],
)  # fmt: skip
def test_any_other_change_is_seen(was: str, is_: str) -> None:
    """A letter, a digit or a line more or less, and the check sum is no longer right."""
    text = say(ANA)
    assert text.count(was) >= 1
    changed = read(text.replace(was, is_))
    assert [answer.sound for answer in changed.answers] == [False]


def test_several_answers_stand_in_one_text() -> None:
    """A mail with forwards holds each answer, with the line it begins on."""
    ben = PollAnswer("spring-2027", ANA.answered, {"name": "Ben"})
    found = read(f"Here are two.\n\n{HARMLESS[0](say(ANA))}\nand\n{say(ben)}")
    assert found.answers == (ANA, ben)
    assert [answer.line for answer in found.answers] == [3, 24]


def _complaints(text: str) -> list[tuple[object, str]]:
    found = read(text, "mail.txt")
    assert not found.answers
    return [(problem.path, problem.message) for problem in found.problems]


def test_a_cut_answer_is_told() -> None:
    """Without its last line an answer is not read, even where another one follows."""
    cut = say(ANA).partition("share_email")[0]
    message = "this answer is cut: its last line, «end of answer», is missing (of «Ana Silva»)"
    assert _complaints(cut) == [(("mail.txt", 1), message)]
    found = read(cut + say(ANA), "mail.txt")
    assert (found.answers, len(found.problems)) == ((ANA,), 1)


def test_another_version_is_told() -> None:
    """An answer of a later page is left to a later circlekit."""
    text = say(ANA).replace("answer: 1\n", "answer: 2\n")
    assert _complaints(text) == [(("mail.txt", 1), "this answer is of version 2 (of «Ana Silva»)")]


@pytest.mark.parametrize(
    ("was", "is_", "line", "message"),
    [
        ("name: Ana", "name: \u202eAna", 3,
         "an invisible character is in this line: U+202E (right-to-left override)"),
        ("offers:", "offers: \x1b[31m", 15, "an invisible character is in this line: U+001B"),
        ("Tue 16:00-19:00", "Tue 4 pm", 6, "a time in «available» is not written as the page writes it"),
        ("Tue 16:00-19:00", "Die 16:00-19:00", 6,
         "a time in «available» is not written as the page writes it"),
        ("2026-10-11 14", "2026-02-31 14", 18, "the moment of this answer cannot be read"),
        ("2026-10-11 14:05:09 UTC", "yesterday", 18, "the moment of this answer cannot be read"),
        ("lead:", "name: Eve\nlead:", 9, "«name» stands in this answer twice"),
        ("cohort: spring-2027\n", "", 1, "this answer has no line «cohort»"),
        ("cohort:", "what is this\ncohort:", 1, "this line belongs to no key"),
    ],
)  # fmt: skip
def test_what_no_page_writes_is_told(was: str, is_: str, line: int, message: str) -> None:
    """Each line that cannot be used is named, without what it holds."""
    (path, said), *_ = _complaints(say(ANA).replace(was, is_, 1))
    assert path == ("mail.txt", line)
    assert said.startswith(message)


def test_ten_thousand_windows_are_too_many() -> None:
    """An answer longer than any page writes is refused, and quickly."""
    many = "available: Tue 16:00-19:00\n" * 10_000
    (complaint,) = _complaints(say(ANA).replace("available:", f"{many}available:", 1))
    assert complaint == (("mail.txt", 1), "this answer is too long (of «Ana Silva»)")
    (complaint,) = _complaints(say(ANA).replace("offers:", "offers:\n" * 3_000, 1))
    assert complaint[1] == "this answer is too long (of «Ana Silva»)"


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_text_stops_the_reader(text: str) -> None:
    """Any text at all between the first line and the last gives answers or problems, never an error."""
    found = read(f"circlekit answer: 1\n{text}\nend of answer: 00000000\n")
    assert len(found.answers) + len(found.problems) >= 1


@pytest.mark.parametrize(
    "odd", ["\\", "<", "a:", "@", "¶ ", "> ", "\\\\ ", "x@y [mailto:", "circlekit answer: 1 "]
)
def test_the_longest_line_is_read_at_once(odd: str) -> None:
    """No pattern goes over the same text again and again: a hundred thousand odd signs take no time."""
    text = f"circlekit answer: 1\nneeds: {odd * (90_000 // len(odd))}\nend of answer: 00000000\n"
    assert len(read(text).problems) >= 1
