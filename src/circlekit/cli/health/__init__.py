"""``circlekit status``, as it is told at the terminal and to programs."""
