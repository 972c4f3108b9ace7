"""Cohorts too large to be searched as a whole: cut into blocks, each solved on its own, then put together."""
