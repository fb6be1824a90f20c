"""Real clients of acquirers."""
