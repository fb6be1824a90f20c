"""The embedded set-up: one machine runs the whole shop, with real PostgreSQL and Redis, and stops it cleanly.

Knows the product only by its command lines and environment variables; never imports it.
"""
