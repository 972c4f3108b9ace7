"""``python -m tests.cohorts``: write the invented files of all six cohorts again."""

from __future__ import annotations

from tests.cohorts.catalogue import FOLDERS, invented

if __name__ == "__main__":
    for path, data in invented().items():
        (FOLDERS / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDERS / path).write_bytes(data)
