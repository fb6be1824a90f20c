"""docs/personal-data.md names every table with personal data, and no table that isn't there."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models

PAGE = Path(__file__).resolve().parent.parent.parent / "docs/personal-data.md"
TELLING = re.compile(r"email|phone|full_name|contact_|attendee|passw|birth|passport|^(to|request|body|digest|holder)$")
NAMED = re.compile(r"^\| `(\w+)`(?:, `(\w+)`)* \|", re.M)


def tables_with_personal_data() -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_config.name.startswith("prichal.")
        for field in model._meta.local_fields
        if isinstance(field, models.EmailField | models.GenericIPAddressField) or TELLING.search(field.name)
    }


def named_tables() -> set[str]:
    rows = [line for line in PAGE.read_text().splitlines() if NAMED.match(line)]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def test_every_table_that_keeps_contacts_is_named():
    assert tables_with_personal_data() - named_tables() == set()


def test_every_table_that_is_named_is_there():
    assert named_tables() - {model._meta.db_table for model in apps.get_models()} == set()
    assert {"customers_customer", "orders_order", "kernel_auditseal"} <= named_tables()
