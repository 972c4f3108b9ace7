import shlex

from circlekit.cli.importing.asking import again, proposed, questions, replaced
from circlekit.core.problems import Problem

ZONE = Problem((), "2 people wrote «EST»", '--zone "EST=America/New_York" or --zone "EST=Australia/Sydney"')
HOURS = Problem((), "«Evening» is no hour", 'for example --hours "Evening=18:00-21:00", if that is meant')
QUOTED = Problem((), "«$5» is no hour", "--hours '$5=18:00-21:00'")
POLL = Problem((), "on whose clock?", "--poll-zone Europe/London, or --poll-zone own")


def test_a_question_is_an_error_that_an_option_answers():
    """A warning and an error without a ready option are none."""
    warning = Problem((), "assumed", '--zone "a=b"', "warning")
    plain = Problem((), "this file is empty", "export it again with --force")
    assert questions([ZONE, warning, plain]) == [ZONE]


def test_a_column_that_nobody_knows_is_not_proposed():
    """A line to copy has no blanks to fill in."""
    blank = Problem((), "no column has names or addresses", 'say which has: --map "COLUMN=name"')
    assert questions([blank]) == proposed([blank]) == []


def test_the_first_proposal_of_each_question_is_taken_once():
    """Several people with one question need one answer."""
    assert proposed([ZONE, HOURS, HOURS, POLL]) == [
        "--zone",
        "EST=America/New_York",
        "--hours",
        "Evening=18:00-21:00",
        "--poll-zone",
        "Europe/London",
    ]


def test_a_shell_gets_back_what_was_meant():
    """Spaces, quotes and dollars reach the program as they were typed."""
    words = ["--map", 'Say "when"=name', *proposed([QUOTED]), "--zone", "EST=America/New_York"]
    line = again(["my form.csv"], words)
    assert shlex.split(line) == ["circlekit", "import", "my form.csv", *words]
    assert line.endswith("--zone EST=America/New_York")


def test_what_is_proposed_takes_the_place_of_what_was_wrong():
    """The same word, the same column, the one zone of a poll are said once."""
    rome = ["--zone", "CET=Europe/Rome"]
    said = ["--poll-zone", "Berlin", "--lettucemeet-utc", "--zone", "EST=Nowhere", *rome]
    more = ["--poll-zone", "Europe/Berlin", "--zone", "EST=America/New_York"]
    assert replaced(said, more) == ["--lettucemeet-utc", *rome, *more]
