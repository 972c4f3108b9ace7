"""What the library holds: every file that people can replace by their own, and which one is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from circlekit.core.languages import DEFAULT, fallbacks
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import did_you_mean, listed, quoted, same, shorten
from circlekit.files.library import MOST_BYTES, Shelf

KINDS: Mapping[str, str] = {
    "processes": "how one question is dealt with in a meeting",
    "poll": "the words of the poll page",
    "agenda": "the words of run sheets",
    "nudges": "message drafts",
    "leads": "what leads are told of their role",
    "coordinator": "the coordinator's own calendar",
    "rotation": "letters and words at the end of a cohort",
    "invitations": "mail that invitations come with",
    "layouts": "how the tools of forms and polls write their exports",
    "intake": "the words by which questions, days and hours are known",
}
"""The folders of the library that people may replace files of, and what each is about."""

ONE_FILE = {"agenda": "agenda/words.yaml", "poll": "poll/page.yaml"}
"""What the file of each language is called that stands in no folder of its own."""

OF_ALL_LANGUAGES = frozenset({"layouts", "intake"})
"""Kinds whose files hold all languages at once."""

ORIGINS = ("beside the cohort", "your own", "circlekit")
"""Where the shelves are that ``library.shelves`` returns, in their order."""

SUFFIXES = (".yaml", ".md", ".txt")
NAMED_AT_MOST = 6
MOST_SHOWN = 80
"""So many characters of what a file says are shown beside its name."""


class Item(NamedTuple):
    """A file of the library: its ``name``, such as ``nudges/en/rsvp.md``, and where it is taken from.

    ``title`` is the name without its language, under which its translations stand together; ``shown`` is
    what to call the file in messages.
    """

    name: str
    title: str
    language: str
    origin: str
    path: Path
    shown: str

    @property
    def kind(self) -> str:
        """The folder of the library it belongs to."""
        return self.name.partition("/")[0]


def items(where: Sequence[Shelf]) -> tuple[Item, ...]:
    """Return every file that is used, in order: of several with one name the one on the first shelf.

    ``where`` are the shelves of ``library.shelves``, or the last ones of them.
    """
    found: dict[str, Item] = {}
    for origin, shelf in zip(ORIGINS[-len(where) :], where, strict=True):
        for kind in KINDS:
            for name, path in _files(shelf.path, kind):
                title, language = _split(name)
                found.setdefault(name, Item(name, title, language, origin, path, f"{shelf.shown}/{name}"))
    order = list(KINDS)
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.kind), one.title, one.language)))


def _files(root: Path, kind: str) -> Iterator[tuple[str, Path]]:
    for path in (root / kind).rglob("*"):
        if path.name.endswith(SUFFIXES) and not path.name.startswith(".") and path.is_file():
            yield path.relative_to(root).as_posix(), path


def _split(name: str) -> tuple[str, str]:
    """Return a name without its language, and the language: ``nudges/rsvp.md`` and ``en``.

    The language is empty where a file holds all of them.
    """
    kind, *folders, file = name.split("/")
    if kind in ONE_FILE and not folders:
        return ONE_FILE[kind], file.partition(".")[0]
    if kind in OF_ALL_LANGUAGES:
        return name, ""
    return f"{kind}/{file}", folders[0] if folders else DEFAULT


def meant(word: str, known: Sequence[Item], language: str = DEFAULT) -> Item:
    """Return the file that ``word`` names: in full, or without its language, its ending or its folder.

    Where there are translations, the one in ``language`` is meant. Only what is in the library can be named,
    so no word leads out of it.

    Raises:
        WrongUse: when it is none, or could be several; with the ones that were probably meant.
    """
    plain = same(word)
    found = [item for item in known if same(item.name) == plain]
    found = found or [item for item in known if plain in _names_of(item)]
    spoken = ([item for item in found if item.language in {code, ""}] for code in fallbacks(language))
    found = next((some for some in spoken if some), found)
    if len(found) == 1:
        return found[0]
    if found:
        which = [item.name for item in found]
        rest = " and others" if len(which) > NAMED_AT_MOST else ""
        hint = f"say which: {listed(which[:NAMED_AT_MOST], 'or')}{rest}"
        raise WrongUse([Problem((), f"{quoted(word)} could be several files", hint)])
    names = {name for item in known for name in (item.name, *_names_of(item))}
    hint = did_you_mean(word, sorted(names), "to see all of them: circlekit library list")
    raise WrongUse([Problem((), f"there is no {quoted(word)} in the library", hint)])


def _names_of(item: Item) -> tuple[str, ...]:
    """Return the shorter names of a file, such as ``nudges/rsvp.md``, ``nudges/rsvp`` and ``rsvp``."""
    kind, _, file = item.title.partition("/")
    stem = file.partition(".")[0]
    language, _, rest = item.name.rpartition("/")
    return tuple(
        map(same, (item.title, f"{kind}/{stem}", file, stem, f"{language}/{rest.partition('.')[0]}"))
    )


def about(item: Item) -> str:
    """Return one line on what a file says: what it calls itself, or its first words.

    Raises:
        OSError: when it cannot be read.
    """
    with item.path.open("rb") as file:
        lines = file.read(min(MOST_BYTES, 4_000)).decode("utf-8", "replace").splitlines()
    if item.kind == "processes" or (item.kind == "layouts" and item.title.count("/") == 1):
        keys = dict(line.split(": ", 1) for line in reversed(lines) if ": " in line)
        return shorten(keys.get("summary") or keys.get("name", ""), MOST_SHOWN)
    if item.name.endswith(".yaml"):
        return KINDS[item.kind]
    first = next((line.strip("#* ") for line in lines if line.strip()), "")
    for label in ("Subject:", "Title:"):
        first = first.removeprefix(label).strip()
    return shorten(first, MOST_SHOWN)
