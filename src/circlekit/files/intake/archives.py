"""Zip files from outside: looked at before they are unpacked, and unpacked in memory up to a limit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core.problems import InputProblems
from circlekit.core.text import counted, listed, quoted
from circlekit.files.intake.limits import MOST_BYTES, too_large
from circlekit.files.intake.places import refused
from circlekit.files.signatures import EMPTY_ZIP, ZIP

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

TABLES = frozenset({".csv", ".tsv", ".txt"})
MOST_ENTRIES = 10_000

_CHUNK = 1 << 16
_NAMED_AT_MOST = 5
_ENCRYPTED = 0x1
_STORED, _DEFLATED = 0, 8
_AGAIN = "download or save it again"
_DAMAGED = "this file is damaged, or not all of it has arrived"
_UNPACK = "unpack it, and import what is in it"


def damaged(shown: str) -> InputProblems:
    """Return the error that a file is not what its first bytes say."""
    return refused(shown, _DAMAGED, _AGAIN)


class Member(NamedTuple):
    """A file out of a zip."""

    name: str
    content: bytes


def is_zip(content: bytes) -> bool:
    """Tell whether a file is a zip, as workbooks are too."""
    return content.startswith((ZIP, EMPTY_ZIP))


def open_zip(content: bytes, shown: str) -> ZipFile:
    """Return an archive of which nothing but the directory has been read.

    Raises:
        InputProblems: it is damaged, or has too many parts.
    """
    import io
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise damaged(shown) from None
    if len(archive.infolist()) > MOST_ENTRIES:
        raise refused(shown, f"this zip has more than {MOST_ENTRIES:,} files in it", "is it the right file?")
    return archive


def chunks(archive: ZipFile, entry: ZipInfo, shown: str) -> Iterator[bytes]:
    """Yield one file of an archive in pieces, together never more than the directory says it has.

    Sizes in a directory can lie: no piece is larger than asked for, and what does not end where it should
    is damaged. Ways to compress that a workbook does not use have no such bound.

    Raises:
        InputProblems: it is damaged, has a password, or is compressed in an unusual way.
    """
    import zlib
    from zipfile import BadZipFile

    if entry.flag_bits & _ENCRYPTED:
        raise refused(shown, "this zip has a password", _UNPACK)
    if entry.compress_type not in {_STORED, _DEFLATED}:
        raise refused(shown, "this zip is compressed in an unusual way", _UNPACK)
    size = 0
    try:
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                yield chunk
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        raise damaged(shown) from None
    if size != entry.file_size:
        raise damaged(shown)


def table_in(archive: ZipFile, shown: str) -> Member:
    """Return the one table in a zip, as Google Forms gives its answers; nothing is written anywhere.

    Raises:
        InputProblems: there is no table, more than one, or it is larger than a file may be.
    """
    files = [entry for entry in archive.infolist() if _is_meant(entry.filename)]
    tables = [entry for entry in files if PurePosixPath(entry.filename).suffix.casefold() in TABLES]
    if len(tables) != 1:
        raise _not_one_table(tables or files, shown, bool(tables))
    (table,) = tables
    if table.file_size > MOST_BYTES:
        raise too_large(shown, "the table in this zip")
    return Member(PurePosixPath(table.filename).name, b"".join(chunks(archive, table, shown)))


def _is_meant(name: str) -> bool:
    """Tell whether an entry is a file that somebody put there, not a folder or what macOS adds."""
    path = PurePosixPath(name)
    return not name.endswith("/") and not path.name.startswith(".") and path.parts[:1] != ("__MACOSX",)


def _not_one_table(entries: list[ZipInfo], shown: str, are_tables: bool) -> InputProblems:
    names = [quoted(PurePosixPath(entry.filename).name) for entry in entries[:_NAMED_AT_MOST]]
    more = len(entries) - len(names)
    inside = listed([*names, f"{more:,} more"] if more else names)
    if are_tables:
        message = f"this zip has {counted(len(entries), 'table')} in it: {inside}"
        return refused(shown, message, "unpack it, and import the one that is needed")
    message = f"this zip has no table in it, but {inside}" if inside else "this zip is empty"
    return refused(shown, message, "import a CSV file or a workbook (.xlsx)")
