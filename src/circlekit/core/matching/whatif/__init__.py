"""What a change of circles would change, before anybody makes it."""
