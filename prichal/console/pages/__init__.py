"""The console's pages: one module per section, and what they share."""
