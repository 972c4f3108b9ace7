import pytest

from circlekit.core.parse.topics import topics
from circlekit.core.parse.wrong import Wrong


def test_meetings_have_a_topic_each():
    """In a file keys are text; in Python they may be numbers."""
    assert topics({"3": "How to say no", 5: ""}) == {3: "How to say no", 5: ""}


def test_a_list_names_meetings_alone():
    """What they are about is left to the circle."""
    assert topics(["3", "5"]) == {3: "", 5: ""}
    assert topics("4") == {4: ""}


@pytest.mark.parametrize("value", [{"0": "x"}, ["three"], {"x": "y"}, ["1001"]])
def test_what_is_no_number_of_a_meeting_is_refused(value):
    """Meetings are counted from 1."""
    with pytest.raises(Wrong, match=r"not a whole number|out of range"):
        topics(value)


def test_a_meeting_has_one_topic():
    """«02» is meeting 2 as well; neither topic is dropped in silence."""
    with pytest.raises(Wrong, match="meeting 2 stands here twice"):
        topics({"2": "Saying no", "02": "Rest"})
