"""What a circle is worth: a cohort as arrays, and one score that everything else asks."""
