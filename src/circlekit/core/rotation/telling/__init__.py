"""What is told of a rotation: who comes from where, who meets again and why, who leads."""
