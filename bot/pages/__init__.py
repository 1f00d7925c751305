"""Pages for applicants."""
