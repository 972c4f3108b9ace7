"""When somebody answered, in the many ways of tools and locales."""
