"""Who goes on at the end date, who waits and who leaves, and the cohort that they make."""
