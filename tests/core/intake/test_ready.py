import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.ready import ready


@pytest.mark.parametrize(
    ("typed", "value", "expected"),
    [
        ("EST", "America/New_York", '--zone "EST=America/New_York"'),
        ("it's late", "18:00-21:00", '--zone "it\'s late=18:00-21:00"'),
        ('the "old" one', "x", "--zone 'the \"old\" one=x'"),
        ("$HOME", "x", "--zone '$HOME=x'"),
        ("`rm`", "x", "--zone '`rm`=x'"),
        ("now!", "x", "--zone 'now!=x'"),
    ],
)
def test_an_option_is_ready_to_copy(typed, value, expected):
    """Double quotes are used wherever a shell takes all between them as it is."""
    assert ready("--zone", typed, value) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_shell_gives_back_what_was_typed(typed):
    """Whatever somebody typed is one word for the shell."""
    assert shlex.split(ready("--zone", typed, "x")) == ["--zone", f"{typed}=x"]
