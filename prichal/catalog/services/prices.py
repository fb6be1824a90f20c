"""Price lists: versions that replace each other and never change."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from prichal.catalog.models import Price, PriceList, PriceSeason, Product, TicketType
from prichal.catalog.rules import SeasonPrices
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation


@operation
def publish_price_list(*, product: Product, seasons: Sequence[SeasonPrices]) -> PriceList:
    """The next version of a product's prices. A day is priced by the first season that has it.

    Versions in use never change: holds and orders remember theirs. Raises Invalid where the last season is not for
    every day, where the seasons don't price the same tickets, or for a ticket the product does not have.
    """
    if not seasons or not seasons[-1].is_always():
        raise Invalid([FieldError("seasons", _("Последним поставьте сезон на все дни: по нему считаются остальные."))])
    if any(season.prices.keys() != seasons[-1].prices.keys() for season in seasons):
        raise Invalid([FieldError("seasons", _("Назначьте цены на одни и те же билеты во всех сезонах."))])
    types = {ticket_type.code: ticket_type for ticket_type in TicketType.objects.filter(product=product)}
    if not {code for code, _category in seasons[-1].prices} <= types.keys():
        raise Invalid([FieldError("seasons", _("У этой программы нет такого вида билета."))])
    latest = PriceList.objects.filter(product=product).aggregate(latest=Max("version"))["latest"] or 0
    price_list = PriceList.objects.create(product=product, version=latest + 1)
    for position, facts in enumerate(seasons):
        _write_season(price_list, position, facts, types)
    return price_list


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
