"""The trail is written with its change and never changed."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from prichal.kernel import audit
from prichal.kernel.audit import PersonalValue
from prichal.kernel.models import AuditEntry

NOON = datetime(2026, 6, 12, 9, 0, tzinfo=UTC)


def entry():
    return audit.record(
        actor="staff:1", action="order.paid", obj=("order", "A1"), now=NOON, before={"status": "LOCKED"}
    )


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction of its change"):
        entry()
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_delete_an_entry():
    row = entry()
    for change in (
        lambda: AuditEntry.objects.filter(pk=row.pk).update(actor="nobody"),
        lambda: AuditEntry.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert AuditEntry.objects.get().actor == "staff:1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"email": "a"},
        {"contactEmail": "a"},
        {"phone": "a"},
        {"name": "a"},
        {"full_name": "a"},
        {"fullName": "a"},
        {"customer_name": "a"},
        {"attendee": "a"},
        {"token": "a"},
        {"access_token": "a"},
        {"password": "a"},
        {"session": "a"},
        {"ip": "a"},
        {"birth_date": "a"},
        {"status": {"items": [{"email": "a"}]}},
    ],
)
def test_personal_values_are_refused_before_and_after_however_deep(values):
    for side in ("before", "after"):
        with pytest.raises(PersonalValue, match=r"order\.paid: the audit trail keeps no '\w+'"):
            audit.record(actor="staff:1", action="order.paid", obj=("order", "A1"), now=NOON, **{side: values})
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_states_sums_and_what_changed_are_no_personal_values():
    values = {"status": "PAID", "kopecks": 1, "changed": ["email"], "vessel_name": "Ладога", "until": "2026-06-12"}

    written = audit.record(actor="staff:1", action="order.paid", obj=("order", "A1"), now=NOON, after=values)

    assert AuditEntry.objects.get(pk=written.pk).after == values
