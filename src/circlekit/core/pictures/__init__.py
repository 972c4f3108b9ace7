"""Pictures as SVG 1.1 text: no scripts, no fonts or files of elsewhere, the same bytes for the same input."""
