"""The demo's six boats for rent, one file each."""

from prichal.conf.demo.rentals.harbour import RENTALS, load

__all__ = ["RENTALS", "load"]
