"""What the demo sells, in the order in which it is shown, and how it is written."""

from datetime import date

from prichal.catalog import services
from prichal.catalog.models import PriceList, Product, Seller
from prichal.conf.demo.products.candlelight_concert import CANDLELIGHT_CONCERT
from prichal.conf.demo.products.dinner_cruise import DINNER_CRUISE
from prichal.conf.demo.products.family_morning import FAMILY_MORNING
from prichal.conf.demo.products.gulf_sunset import GULF_SUNSET
from prichal.conf.demo.products.jazz_evening import JAZZ_EVENING
from prichal.conf.demo.products.kinds import DemoProduct
from prichal.conf.demo.products.kronstadt_forts import KRONSTADT_FORTS
from prichal.conf.demo.products.neva_fortress import NEVA_FORTRESS
from prichal.conf.demo.products.night_bridges import NIGHT_BRIDGES
from prichal.conf.demo.products.northern_islands import NORTHERN_ISLANDS
from prichal.conf.demo.products.oreshek_fortress import ORESHEK_FORTRESS
from prichal.conf.demo.products.peterhof_hydrofoil import PETERHOF_HYDROFOIL
from prichal.conf.demo.products.rivers_canals import RIVERS_CANALS
from prichal.fleet.models import Route

_IN_ORDER = (
    NIGHT_BRIDGES,
    RIVERS_CANALS,
    NEVA_FORTRESS,
    PETERHOF_HYDROFOIL,
    GULF_SUNSET,
    JAZZ_EVENING,
    DINNER_CRUISE,
    KRONSTADT_FORTS,
    NORTHERN_ISLANDS,
    ORESHEK_FORTRESS,
    FAMILY_MORNING,
    CANDLELIGHT_CONCERT,
)
PRODUCTS: dict[str, DemoProduct] = {shown.slug: shown for shown in _IN_ORDER}


def write_product(
    shown: DemoProduct, *, seller: Seller, route: Route | None, position: int, today: date
) -> tuple[Product, PriceList]:
    """The product with its tickets; its prices only where it has none yet, because sold sailings keep theirs.

    The dated seasons of those prices are the ones after `today`.
    """
    product = services.write_product(
        slug=shown.slug,
        seller=seller,
        texts=shown.texts,
        image=shown.image,
        kind=shown.kind,
        route=route,
        age_mark=shown.age_mark,
        position=position,
    )
    services.write_ticket_types(product=product, types=shown.tickets)
    latest = product.price_lists.order_by("-version").first()
    return product, latest or services.publish_price_list(product=product, seasons=shown.seasons(today=today))
