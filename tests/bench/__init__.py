"""make bench: the bot beside what one would use instead, on the same questions and machine, at three sizes."""
