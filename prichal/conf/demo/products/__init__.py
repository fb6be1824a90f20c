"""The demo's twelve products, one file each, and who sells them."""

from prichal.conf.demo.products.seller import write_seller
from prichal.conf.demo.products.shelf import PRODUCTS, write_product

__all__ = ["PRODUCTS", "write_product", "write_seller"]
