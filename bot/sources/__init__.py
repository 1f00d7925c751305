"""The documents that the bot cites, in their own words: read from an operator's folder, repaired, cut into pages."""
