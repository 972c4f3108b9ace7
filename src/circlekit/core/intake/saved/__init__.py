"""What was accepted of a form, for its next export."""
