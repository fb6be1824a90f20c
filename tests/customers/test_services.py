from datetime import timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection

from prichal.accounts.services import open_login
from prichal.customers.models import Consent, Customer
from prichal.customers.services import open_account, record_consents, remember_customer
from tests.make import NOON

ANNA = {"full_name": "Анна Ветрова", "email": "anna@example.com", "phone": "+79001234567", "language": "ru"}
LATER = NOON + timedelta(days=1)


@pytest.mark.django_db
def test_a_guest_is_one_customer_whatever_the_case_of_the_address():
    first = remember_customer(**ANNA, now=NOON)
    again = remember_customer(**{**ANNA, "email": " Anna@Example.com "}, now=LATER)

    assert again.pk == first.pk
    assert Customer.objects.get().created_at == NOON


@pytest.mark.django_db
def test_a_guest_takes_the_name_phone_and_language_typed_last():
    remember_customer(**ANNA, now=NOON)
    remember_customer(
        full_name="Anna Vetrova", email="anna@example.com", phone="+8613812345678", language="en", now=LATER
    )

    guest = Customer.objects.get()
    assert (guest.full_name, guest.phone, guest.language) == ("Anna Vetrova", "+8613812345678", "en")


@pytest.mark.django_db
def test_a_customer_with_a_confirmed_login_is_found_and_not_changed():
    user = open_login(email="anna@example.com", password="long-enough-1", confirmed=True, now=NOON)
    known = Customer.objects.create(user=user, created_at=NOON, **ANNA)

    found = remember_customer(**{**ANNA, "full_name": "Кто-то"}, now=LATER)

    assert found.pk == known.pk
    assert Customer.objects.get().full_name == "Анна Ветрова"


@pytest.mark.django_db
def test_an_account_is_opened_once_and_left_as_it_is():
    user = open_login(email="anna@example.com", password="long-enough-1", confirmed=True, now=NOON)

    opened = open_account(user_id=user.pk, **ANNA, now=NOON)
    again = open_account(user_id=user.pk, **{**ANNA, "full_name": "Кто-то"}, now=LATER)

    assert again.pk == opened.pk
    assert (again.full_name, again.created_at) == ("Анна Ветрова", NOON)


@pytest.mark.django_db
def test_an_unconfirmed_login_gets_nothing_bought_under_its_address():
    user = open_login(email="anna@example.com", password="long-enough-1", confirmed=False, now=NOON)
    claimed = Customer.objects.create(user=user, created_at=NOON, **ANNA)

    guest = remember_customer(**ANNA, now=NOON)

    assert guest.pk != claimed.pk
    assert guest.user_id is None


@pytest.mark.django_db(transaction=True)
def test_of_twins_at_one_instant_one_guest_stays():
    def buy():
        found.append(remember_customer(**ANNA, now=NOON).pk)
        connection.close()

    found: list[int] = []
    twins = [Thread(target=buy) for _ in range(4)]
    for twin in twins:
        twin.start()
    for twin in twins:
        twin.join()

    assert found == [Customer.objects.get().pk] * 4


@pytest.mark.django_db
def test_the_database_refuses_a_second_guest_and_a_phone_in_another_form():
    Customer.objects.create(**ANNA, created_at=NOON)
    with pytest.raises(IntegrityError, match="one_guest_customer_per_address"):
        Customer.objects.create(**{**ANNA, "email": "ANNA@example.com"}, created_at=NOON)


@pytest.mark.django_db
def test_the_database_refuses_a_phone_that_is_not_e164():
    with pytest.raises(IntegrityError, match="customer_phone_is_e164"):
        Customer.objects.create(**{**ANNA, "phone": "8 900 123-45-67"}, created_at=NOON)


@pytest.mark.django_db
def test_each_consent_is_written_with_its_version_time_and_place_each_time_it_is_given():
    customer = remember_customer(**ANNA, now=NOON)
    given = {"offer": "2026-11-01", "personal_data": "2026-11-01"}

    record_consents(customer_id=customer.pk, consents=given, address="192.0.2.7", page="/checkout/1", now=NOON)
    record_consents(customer_id=customer.pk, consents=given, address=None, page="/checkout/2", now=LATER)

    assert list(Consent.objects.order_by("pk").values_list("kind", "version", "given_at", "address", "page")) == [
        ("offer", "2026-11-01", NOON, "192.0.2.7", "/checkout/1"),
        ("personal_data", "2026-11-01", NOON, "192.0.2.7", "/checkout/1"),
        ("offer", "2026-11-01", LATER, None, "/checkout/2"),
        ("personal_data", "2026-11-01", LATER, None, "/checkout/2"),
    ]
