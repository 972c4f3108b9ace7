"""Who is with whom: what a set of circles is worth, the search for a good one, and the reasons."""
