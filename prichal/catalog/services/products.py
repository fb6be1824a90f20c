"""Products and their tickets. What has a slug is written by it: made once, changed after."""

from collections.abc import Sequence
from typing import Any

from prichal.catalog.models import Product, RefundPolicy, Seller, TicketType
from prichal.catalog.rules import Kind, ProductTexts, TicketTypeFacts
from prichal.catalog.services.policies import owners_policy
from prichal.fleet.models import Route
from prichal.kernel.tx import operation


@operation
def write_product(
    *,
    slug: str,
    seller: Seller,
    texts: ProductTexts,
    image: str,
    kind: str = Kind.EXCURSION,
    route: Route | None = None,
    refund_policy: RefundPolicy | None = None,
    age_mark: int = 0,
    position: int = 0,
) -> Product:
    """Make or change a product; `image` is a path among the static files.

    VAT is the seller's when it is made; without a `refund_policy` it is the owner's.
    """
    facts: dict[str, object] = {**texts.columns(), "seller": seller, "image": image, "kind": kind, "route": route}
    facts |= {"age_mark": age_mark, "position": position, "refund_policy": refund_policy or owners_policy()}
    vat = {"vat_mode": seller.vat_mode, "vat_rate": seller.vat_rate}
    product, _ = Product.objects.update_or_create(slug=slug, defaults=facts, create_defaults={**facts, **vat})
    return product


@operation
def write_ticket_types(*, product: Product, types: Sequence[TicketTypeFacts]) -> list[TicketType]:
    """Make or change the ticket types of a product, in the order in which they are offered."""
    rows = []
    for position, facts in enumerate(types):
        columns: dict[str, Any] = facts.title.columns("title") | facts.description.columns("description")
        columns |= {"position": position, "takes_place": facts.takes_place, "persons": facts.persons}
        columns |= {"age_from": facts.age_from, "age_to": facts.age_to}
        columns |= {"requires_document": facts.requires_document}
        row, _ = TicketType.objects.update_or_create(product=product, code=facts.code, defaults=columns)
        rows.append(row)
    return rows
