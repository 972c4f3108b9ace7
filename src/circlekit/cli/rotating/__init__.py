"""The parts of ``circlekit rotate``: who goes on, which files, what they say."""
