from modeltranslation.translator import TranslationOptions, register

from prichal.fleet.models import Pier, Route, RouteStop, SeatCategory, Section, Venue, Vessel


@register(Pier)
class PierTexts(TranslationOptions):
    fields = ("name", "address", "directions")


@register(Venue)
class VenueTexts(TranslationOptions):
    fields = ("name", "address", "directions", "description")


@register(Route)
class RouteTexts(TranslationOptions):
    fields = ("name",)


@register(RouteStop)
class RouteStopTexts(TranslationOptions):
    fields = ("name",)


@register(Vessel)
class VesselTexts(TranslationOptions):
    fields = ("name", "description")


@register(Section)
class SectionTexts(TranslationOptions):
    fields = ("name",)


@register(SeatCategory)
class SeatCategoryTexts(TranslationOptions):
    fields = ("title",)
