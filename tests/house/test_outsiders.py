"""An adapter called inside a transaction refuses, whichever it is: rows may be locked while an outsider thinks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

import prichal
from prichal.kernel.tx import InsideTransaction, operation
from prichal.notifications import ports
from prichal.payments.adapters.yookassa import gateway
from tests.notifications.letters import LETTER

pytestmark = pytest.mark.django_db(transaction=True)

CALLS: dict[str, list[Callable[[], object]]] = {  # adapter → every call of it
    "notifications/adapters/mail.py": [lambda: ports.channel("mail").deliver(LETTER)],
    "payments/adapters/yookassa.py": [
        lambda: gateway().create(request=b"{}", key="1"),
        lambda: gateway().payment("1"),
        lambda: gateway().make_refund(request=b"{}", key="1"),
        lambda: gateway().refund("1"),
    ],
}


def test_every_adapter_of_the_house_is_called_here():
    package = Path(prichal.__file__).parent
    adapters = {str(file.relative_to(package)) for file in package.glob("*/adapters/*.py")}

    assert {name for name in adapters if not name.endswith("__init__.py")} == set(CALLS)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_planted_call_inside_a_transaction_is_refused(name):
    for call in CALLS[name]:
        planted = operation(call)
        with pytest.raises(InsideTransaction):
            planted()
        with pytest.raises(InsideTransaction), transaction.atomic():
            call()
