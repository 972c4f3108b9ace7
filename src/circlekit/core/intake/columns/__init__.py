"""What a form is, and what each of its columns is taken for."""
