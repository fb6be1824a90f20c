"""The shop's pages, one module per part of the way; the root's error pages are named here."""

from prichal.storefront.pages.refusals import forbidden, not_found, server_error

__all__ = ["forbidden", "not_found", "server_error"]
