"""Rules that cannot hold together: found by an exact model, made small, and told with the ways out."""
