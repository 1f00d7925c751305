"""Everything that is kept: database, inbox, deliveries, log, conversations."""
