"""log.yaml section by section: how each is read, and how a fact is put into it."""
