"""A sample of what ``python -m tests.fuzz`` does at length."""

from random import Random

import pytest

from tests.fuzz import run, sound
from tests.fuzz.__main__ import LEAST_PARSED
from tests.fuzz.mutate import MUTATIONS, mutated


def test_six_hundred_mutated_files_end_in_problems_or_a_cohort(tmp_path):
    """Whatever happens to a file, it is refused with sentences or accepted, and a good share is each."""
    tally = run.fuzz(600, seed=1, folder=tmp_path)
    assert tally.refused + tally.accepted == 600
    assert tally.parsed_share > LEAST_PARSED
    assert tally.accepted > 60


def test_the_same_seed_makes_the_same_files():
    """Accidents are drawn from the seed alone, so that a failure can be looked at again."""
    first, again, other = (
        [mutated(sound.COHORT.encode(), chance) for _ in range(50)]
        for chance in (Random(3), Random(3), Random(4))
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
@pytest.mark.parametrize("content", [b"", b"\n", b"a: 1\n"])
def test_every_accident_can_happen_to_every_file(mutation, content):
    """No accident needs a file of a certain length."""
    assert isinstance(mutation(content, Random(0)), bytes)


def test_an_exception_of_another_kind_is_caught(tmp_path, monkeypatch):
    """A reader that lets an exception through is found out."""

    def careless(path):
        raise KeyError("timezone")

    monkeypatch.setattr(run, "read_cohort", careless)
    with pytest.raises(run.BrokenRuleError, match="KeyError"):
        run.fuzz(1, seed=0, folder=tmp_path)
