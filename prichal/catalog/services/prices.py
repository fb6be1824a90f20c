"""Price lists: versions that replace each other and never change."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from prichal.catalog.models import Price, PriceList, PriceSeason, Product, TicketType
from prichal.catalog.rules import EVERY_DAY, SeasonPrices
from prichal.fleet.models import SeatCategory
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.money import Money
from prichal.kernel.tx import operation


@operation
def publish_price_list(*, product: Product, seasons: Sequence[SeasonPrices]) -> PriceList:
    """The next version of a product's prices. A day is priced by the first season that has it.

    Versions in use never change: holds and orders remember theirs. Raises Invalid where the last season is not for
    every day, where the seasons don't price the same tickets, for a ticket the product does not have, and for days,
    categories or sums that can't be.
    """
    if not seasons or not seasons[-1].is_always():
        raise Invalid([FieldError("seasons", _("Последним поставьте сезон на все дни: по нему считаются остальные."))])
    if any(season.prices.keys() != seasons[-1].prices.keys() for season in seasons):
        raise Invalid([FieldError("seasons", _("Назначьте цены на одни и те же билеты во всех сезонах."))])
    _check_days_and_sums(seasons)
    types = {ticket_type.code: ticket_type for ticket_type in TicketType.objects.filter(product=product)}
    if not {code for code, _category in seasons[-1].prices} <= types.keys():
        raise Invalid([FieldError("seasons", _("У этой программы нет такого вида билета."))])
    latest = PriceList.objects.filter(product=product).aggregate(latest=Max("version"))["latest"] or 0
    price_list = PriceList.objects.create(product=product, version=latest + 1)
    for position, facts in enumerate(seasons):
        _write_season(price_list, position, facts, types)
    return price_list


def _check_days_and_sums(seasons: Sequence[SeasonPrices]) -> None:
    if not seasons[-1].prices:
        raise Invalid([FieldError("seasons", _("Назначьте хотя бы одну цену."))])
    known = {"", *SeatCategory.objects.values_list("code", flat=True)}
    if not {category for _code, category in seasons[-1].prices} <= known:
        raise Invalid([FieldError("seasons", _("Такой категории мест нет."))])
    for season in seasons:
        if not season.weekdays or not set(season.weekdays) <= set(EVERY_DAY):
            raise Invalid([FieldError("weekdays", _("Отметьте хотя бы один день недели."))])
        if season.first_day and season.last_day and season.last_day < season.first_day:
            raise Invalid([FieldError("lastDay", _("Сезон заканчивается раньше, чем начинается."))])
        if any(amount < Money(0) for amount in season.prices.values()):
            raise Invalid([FieldError("prices", _("Цена не бывает меньше нуля."))])


def _write_season(price_list: PriceList, position: int, facts: SeasonPrices, types: dict[str, TicketType]) -> None:
    season = PriceSeason.objects.create(
        price_list=price_list,
        position=position,
        name=facts.name,
        first_day=facts.first_day,
        last_day=facts.last_day,
        weekdays=sorted(facts.weekdays),
    )
    Price.objects.bulk_create(
        Price(season=season, ticket_type=types[code], category=category, amount=amount)
        for (code, category), amount in facts.prices.items()
    )
