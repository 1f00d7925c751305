"""What the bot says: the answer as a value, its wording and its citations."""
