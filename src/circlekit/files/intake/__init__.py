"""Exports of forms and polls: from files to grids, layouts from the library, and people tables back."""
