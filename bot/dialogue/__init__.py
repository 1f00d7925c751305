"""One message from question to answer: the turn, its steps, and the list of them."""
