from modeltranslation.translator import TranslationOptions, register

from prichal.catalog.models import Product, RefundPolicy, Seller, TicketType


@register(Seller)
class SellerTexts(TranslationOptions):
    fields = ("hours",)


@register(Product)
class ProductTexts(TranslationOptions):
    fields = ("title", "summary", "story", "included", "good_to_know", "image_alt")


@register(TicketType)
class TicketTypeTexts(TranslationOptions):
    fields = ("title", "description")


@register(RefundPolicy)
class RefundPolicyTexts(TranslationOptions):
    fields = ("title",)
