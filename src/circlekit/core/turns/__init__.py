"""Who has which role at which meeting, and whether everybody has had their turn before the end."""
