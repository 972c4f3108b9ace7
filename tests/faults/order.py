"""What has to reach the disk before what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

Call = Sequence[str]


def out_of_order(calls: Sequence[Call]) -> Iterator[str]:
    """Yield one line for each rename that did not wait for its content, or that nothing waited for.

    Content first (fsync of the file), then the name, then the folder that holds the name.
    """
    for at, (name, source, target) in enumerate(calls):
        if name not in {"replace", "rename", "link"}:
            continue
        made = {path for what, path, _ in calls[:at] if what == "open" and _within(path, source)}
        synced = {path for what, path, _ in calls[:at] if what == "fsync"}
        written = {path for what, path, _ in calls[:at] if what == "write" and path in made}
        yield from (f"{path} was renamed before its content was synced" for path in sorted(written - synced))
        folder = str(PurePosixPath(target).parent)
        if written and ("fsync", folder) not in {(what, path) for what, path, _ in calls[at:]}:
            yield f"the name of {target} was never synced"


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
