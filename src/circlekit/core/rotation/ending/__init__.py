"""The end of a cohort: what is said to whom, and what becomes of its calendars."""
