"""What circles are and how they are made: no files, no terminal, no clock, no chance of its own."""
