"""Weekly hours out of what people wrote."""
