"""The outside world in one process: the systems the shop talks to, played for development and tests.

The shop never imports this package nor the other way round: they meet over HTTP and SMTP only.
"""
