"""How often the bot is right on a file of questions with known answers."""
