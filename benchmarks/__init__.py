"""Measurements of the running product, each beside something plain on the same server in the same run."""
