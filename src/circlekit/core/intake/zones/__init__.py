"""Time zones out of what people wrote: certain ones, and questions where they are not."""
