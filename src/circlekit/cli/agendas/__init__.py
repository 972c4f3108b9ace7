"""The parts of ``circlekit agenda``: a circle's meeting, and an open event."""
