"""Who meets whom over several cohorts."""
