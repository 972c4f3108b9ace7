"""What calendars were written, what is different since, and what to do with it."""
