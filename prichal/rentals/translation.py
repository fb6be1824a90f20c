from modeltranslation.translator import TranslationOptions, register

from prichal.rentals.models import RentalTariff


@register(RentalTariff)
class RentalTariffTexts(TranslationOptions):
    fields = ("name",)
