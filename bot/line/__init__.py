"""The only code that knows LINE: webhook, events, render, client."""
