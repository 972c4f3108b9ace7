"""From the rows of a form to what each person said."""
