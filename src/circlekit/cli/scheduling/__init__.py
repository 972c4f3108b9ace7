"""The parts of ``circlekit schedule``: which times, which files, what they say, and what is remembered."""
