from modeltranslation.translator import TranslationOptions, register

from prichal.catalog.models import Product, Seller, TicketType


@register(Seller)
class SellerTexts(TranslationOptions):
    fields = ("hours",)


@register(Product)
class ProductTexts(TranslationOptions):
    fields = ("title", "summary", "story", "included", "image_alt")


@register(TicketType)
class TicketTypeTexts(TranslationOptions):
    fields = ("title", "description")
