"""How the circles are: early signs of one that fades, who may need a kind word, the coordinator's load."""
