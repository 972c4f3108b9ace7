"""The answers to a poll page in whatever came back: texts, messages, saved pages, folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core.polling.answers.taking import without_doubles
from circlekit.core.polling.answers.text import Answers, PollAnswer, read
from circlekit.core.problems import Place, Problem
from circlekit.files.encodings import marked
from circlekit.files.mailboxes import Letter, letters_in
from circlekit.files.mailtext import MOST_BYTES, NOT_WELL_FORMED, is_message, parsed, part_text
from circlekit.files.pagetext import text_of_page
from circlekit.files.signatures import COMPOUND

if TYPE_CHECKING:
    from email.message import EmailMessage

PASTED = "standard input"
MOST_OF_A_PAGE = 1024 * 1024

_PAGES = (".html", ".htm", ".xhtml")


class Spot(NamedTuple):
    """Where a text came from; ``line`` is where a message begins, 0 for a file that is the text itself."""

    shown: str
    line: int = 0

    def place(self, problem: Problem, line: int) -> Problem:
        """Return a problem about a line of the text; the lines of a message are others than its text's."""
        if not self.line:
            return replace(problem, place=Place(self.shown, line))
        said = f"{problem.message} (line {line} of the message)"
        return replace(problem, message=said, place=Place(self.shown, self.line))


@dataclass(frozen=True, slots=True)
class Collected:
    """The answers by the name of the text they stand in, each once; where the texts came from.

    ``without`` are files that hold no answer. ``problems`` have their places.
    """

    answers: Mapping[str, tuple[PollAnswer, ...]]
    spots: Mapping[str, Spot]
    without: tuple[str, ...]
    problems: tuple[Problem, ...]

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems with the path ``(text, line)`` with their places."""
        return [_placed(problem, self.spots) for problem in problems]


def collected(paths: Sequence[Path], pasted: bytes | None = None) -> Collected:
    """Return the answers in files and folders, and in what was pasted; unsound ones too.

    Raises:
        FileTrouble: when something that was named cannot be read.
        InputProblems: when there is more than anybody can have meant.
    """
    post = letters_in(paths)
    letters = [*post.letters, *([Letter(PASTED, pasted)] if pasted is not None else [])]
    answers: dict[str, tuple[PollAnswer, ...]] = {}
    spots: dict[str, Spot] = {}
    problems = list(post.problems)
    fruitful: set[str] = set()
    for number, letter in enumerate(letters):
        texts, is_message, trouble = _texts(letter)
        name = f"{number}:{letter.shown}"
        spots[name] = Spot(letter.shown, max(letter.line, 1) if is_message else 0)
        found = _best([read(text, name) for text in texts])
        answers[name] = found.answers
        problems += trouble
        problems += [replace(_placed(one, spots), severity="warning") for one in found.problems]
        if found.answers or found.problems or trouble:
            fruitful.add(letter.shown)
    without = dict.fromkeys(letter.shown for letter in letters if letter.shown not in fruitful)
    return Collected(without_doubles(answers), spots, tuple(without), tuple(problems))


def _placed(problem: Problem, spots: Mapping[str, Spot]) -> Problem:
    match problem.path:
        case (str(name), int(line), *_) if problem.place is None and name in spots:
            return spots[name].place(problem, line)
    return problem


def _best(readings: Sequence[Answers]) -> Answers:
    """Return the answers of a message that has its text twice, plain and as a page.

    What came through in one of them is taken from there; of what came through in none, the plain one tells.
    """
    first = next((one for one in readings if one.answers or one.problems), Answers((), ()))
    sound: list[PollAnswer] = []
    for reading in readings:
        sound += [answer for answer in reading.answers if answer.sound and answer not in sound]
    if len(sound) >= len(first.answers) + len(first.problems):
        return Answers(tuple(sound), ())
    unsound = tuple(answer for answer in first.answers if not answer.sound)
    return Answers((*sound, *unsound), first.problems)


def _texts(letter: Letter) -> tuple[list[str], bool, list[Problem]]:
    """Return the texts of a file, whether it is a message, and what is wrong with it."""
    content = letter.content
    if len(content) > MOST_BYTES:
        return [], False, [_warning(letter, "this is larger than 8 MB", "save the text of the answers alone")]
    if content.startswith(COMPOUND):
        return [], False, [_warning(letter, "this is a message as Outlook keeps it, which only it can read",
                                    "save it as text (.txt) or as .eml")]  # fmt: skip
    if letter.line or is_message(content):
        try:
            return list(_message_texts(parsed(content))), True, []
        except NOT_WELL_FORMED:
            return [], True, [_warning(letter, "this message cannot be read", "save its text alone")]
    text = _decoded(content)
    if PurePath(letter.shown).suffix.casefold() in _PAGES or text[:100].lstrip().startswith(("<!", "<html")):
        return [text_of_page(text[:MOST_OF_A_PAGE])], False, []
    return [text], False, []


def _warning(letter: Letter, message: str, hint: str) -> Problem:
    place = Place(letter.shown, max(letter.line, 1))
    return Problem((), f"{message}; it was left out", hint, "warning", place=place)


def _message_texts(message: EmailMessage) -> Iterator[str]:
    """Yield the plain texts of a message with all that is attached, then those of its pages."""
    found: dict[str, list[str]] = {"plain": [], "html": []}
    for part in message.walk():
        kind = part.get_content_subtype()
        if part.get_content_maintype() == "text" and kind in found:
            limit = MOST_BYTES if kind == "plain" else MOST_OF_A_PAGE
            found[kind].append(_part(part) if len(str(part.get_payload())) <= limit else "")
        elif (part.get_filename() or "").casefold().endswith(".txt") and not part.is_multipart():
            found["plain"].append(_attached(part))
    yield from ("\n".join(texts) for texts in found.values() if texts)


def _part(part: EmailMessage) -> str:
    """Return the text of a part, whatever it says of its character set."""
    try:
        return part_text(part) or ""
    except LookupError:
        text = _attached(part)
        return text_of_page(text) if part.get_content_subtype() == "html" else text


def _attached(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return _decoded(content) if isinstance(content, bytes) else ""


def _decoded(content: bytes) -> str:
    """Return the text of a file; where its encoding is guessed, the check sum tells if that was wrong."""
    mark, encoding, _ = marked(content)
    if mark:
        return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
