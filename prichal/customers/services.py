"""People who buy are remembered and their consents written here only."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Lower

from prichal.customers.models import Consent, Customer
from prichal.kernel.tx import operation


@operation
def remember_customer(*, full_name: str, email: str, phone: str, language: str, now: datetime) -> Customer:
    """The customer of this address: with a login whose address is confirmed, else the one guest, made if new.

    A guest takes the name, phone (E.164) and language typed last; a login keeps those of its account.
    An unconfirmed login gets nothing bought under its address.
    """
    address = email.strip()
    known = _known_by(address)
    if known is None:
        guest = Customer(full_name=full_name, email=address, phone=phone, language=language, created_at=now)
        Customer.objects.bulk_create([guest], ignore_conflicts=True)  # a twin may have been faster: one guest stays
        known = _known_by(address)
    if known is None:
        raise RuntimeError("a guest just written can't be read")
    if known.user_id is None and (known.full_name, known.phone, known.language) != (
        full_name,
        phone,
        language,
    ):
        known.full_name, known.phone, known.language = full_name, phone, language
        known.save(update_fields=["full_name", "phone", "language"])
    return known


@operation
def open_account(*, user_id: int, full_name: str, email: str, phone: str, language: str, now: datetime) -> Customer:
    """The customer who signs in by this login, made if new (phone in E.164); one that is there is left as they are."""
    facts = {"full_name": full_name, "email": email.strip(), "phone": phone, "language": language, "created_at": now}
    customer, _ = Customer.objects.get_or_create(user_id=user_id, defaults=facts)
    return customer


@operation
def record_consents(
    *, customer_id: int, consents: Mapping[str, str], address: str | None, page: str, now: datetime
) -> list[Consent]:
    """Write what was agreed to (kind → version of its text), each time anew: each giving is evidence."""
    return Consent.objects.bulk_create(
        Consent(
            customer_id=customer_id,
            kind=kind,
            version=version,
            given_at=now,
            address=address,
            page=page[:200],
        )
        for kind, version in sorted(consents.items())
    )


def _known_by(address: str) -> Customer | None:
    return (
        Customer.objects.alias(folded=Lower("email"))
        .filter(Q(user=None) | Q(user__email_confirmed_at__isnull=False), folded=address.lower())
        .order_by("user_id", "id")  # a login (its user_id is not null) stands before the guest
        .first()
    )
