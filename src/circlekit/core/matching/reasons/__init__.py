"""Why people sit together, who cannot meet, and where else somebody could sit: in words."""
