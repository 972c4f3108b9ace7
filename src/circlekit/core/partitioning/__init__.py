"""Groups of fixed sizes with the largest sum of pair weights inside, on arrays alone."""
