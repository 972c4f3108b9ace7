"""``circlekit import``: what was understood, what would change, and what only a person can say."""
