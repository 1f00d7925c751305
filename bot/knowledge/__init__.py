"""Reads knowledge/: entries, units, facets; finds the entries that fit a question."""
