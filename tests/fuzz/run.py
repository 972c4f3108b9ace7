"""Read many mutated files and count what became of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from circlekit.core.problems import CirclekitError, Problem
from circlekit.files.reading import read_cohort
from tests import corpus
from tests.fuzz import sound
from tests.fuzz.mutate import mutated

LONGEST_SEED = 20_000
TABLES = 0.2
SOUND = 0.6


@dataclass(slots=True)
class Tally:
    """How many files were read, and what became of them; ``slowest`` in seconds."""

    yaml_files: int = 0
    parsed: int = 0
    tables: int = 0
    accepted: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_file: int = -1

    @property
    def parsed_share(self) -> float:
        """The share of the YAML files that are still YAML."""
        return self.parsed / max(1, self.yaml_files)


class BrokenRuleError(AssertionError):
    """A message that breaks the rules for messages, or an exception that is none of ours."""


def fuzz(files: int, seed: int, folder: Path) -> Tally:
    """Read ``files`` mutated files in ``folder``.

    Raises:
        BrokenRuleError: as soon as one ends in anything but a cohort or problems that obey the rules. It
            is left in ``folder``.
    """
    tally = Tally()
    for number, (name, content) in enumerate(_files(files, Random(seed))):
        path = _laid_out(folder, name, content)
        if path.name == name:
            tally.yaml_files += 1
            tally.parsed += _is_yaml(content)
        else:
            tally.tables += 1
        began = time.perf_counter()
        problems = _problems(path, number)
        took = time.perf_counter() - began
        if took > tally.slowest:
            tally.slowest, tally.slowest_file = took, number
        refused = any(problem.severity == "error" for problem in problems)
        tally.refused += refused
        tally.accepted += not refused
    return tally


def _files(count: int, chance: Random) -> Iterator[tuple[str, bytes]]:
    cases = [case for case in corpus.cases() if len(case.content) < LONGEST_SEED]
    texts = [sound.COHORT.encode(), *(case.content for case in cases if not case.is_table)]
    tables = [sound.TABLE.encode(), *(case.content for case in cases if case.is_table)]
    for _ in range(count):
        name, seeds = ("people.csv", tables) if chance.random() < TABLES else ("cohort.yaml", texts)
        content = seeds[0] if chance.random() < SOUND else chance.choice(seeds)
        yield name, mutated(content, chance)


def _laid_out(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    cohort = folder / "cohort.yaml"
    if name != cohort.name:
        cohort.write_text(corpus.AROUND_A_TABLE.replace("{name}", name), encoding="utf-8")
    return cohort


def _problems(path: Path, number: int) -> tuple[Problem, ...]:
    try:
        problems = read_cohort(path).warnings
    except CirclekitError as error:
        problems = error.problems
    except Exception as error:
        raise BrokenRuleError(f"file {number}: {type(error).__name__} is none of circlekit's own") from error
    for problem in problems:
        # A mutation may well make a private text a name, which messages do repeat.
        broken = [rule for rule in corpus.breaches(problem) if rule != corpus.PRIVATE]
        if broken:
            raise BrokenRuleError(f"file {number}: {broken}: {problem}")
    return problems


def _is_yaml(content: bytes) -> bool:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        yaml.compose(content.decode(encoding), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError):
        return False
    return True
