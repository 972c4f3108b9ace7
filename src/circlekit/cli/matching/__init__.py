"""The parts of ``circlekit match``: forming circles anew or again, explaining them, and trying changes."""
