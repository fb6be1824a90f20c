from modeltranslation.translator import TranslationOptions, register

from prichal.fleet.models import Deck, Pier, Route, RouteStop, SeatCategory, Vessel


@register(Pier)
class PierTexts(TranslationOptions):
    fields = ("name", "address", "directions")


@register(Route)
class RouteTexts(TranslationOptions):
    fields = ("name",)


@register(RouteStop)
class RouteStopTexts(TranslationOptions):
    fields = ("name",)


@register(Vessel)
class VesselTexts(TranslationOptions):
    fields = ("name", "description")


@register(Deck)
class DeckTexts(TranslationOptions):
    fields = ("name",)


@register(SeatCategory)
class SeatCategoryTexts(TranslationOptions):
    fields = ("title",)
