"""Several cohorts ahead, by seats or by a search."""
