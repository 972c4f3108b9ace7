"""A poll page that needs no server: what it asks, and the text that people send back."""
