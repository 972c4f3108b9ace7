"""The cohorts in ``examples/``: made again, compared byte by byte, and checked by separate code."""
