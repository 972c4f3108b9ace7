"""A second, plain count of what meetings are, beside everything that circlekit works out and writes."""
