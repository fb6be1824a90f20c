"""Plugs everything together: settings, addresses, the API object, the processes' entry points."""
