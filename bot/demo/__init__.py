"""The chat page of demo mode and the LINE stand-in behind it."""
