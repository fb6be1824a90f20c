"""Ways to people: one module per channel."""
