"""No outsider is called inside a transaction."""

import pytest
from django.db import connection, transaction

from prichal.kernel import tx

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_outsider_may_be_called_while_no_transaction_is_open():
    with tx.outside():
        pass


def test_an_outsider_is_refused_inside_a_transaction():
    with pytest.raises(tx.InsideTransaction), transaction.atomic(), tx.outside():
        pass


def test_an_operation_is_one_transaction_and_joins_its_callers():
    @tx.operation
    def inner() -> bool:
        return connection.in_atomic_block and not connection.savepoint_ids

    @tx.operation
    def outer() -> bool:
        return inner()

    assert inner()
    with transaction.atomic():
        assert connection.savepoint_ids == []
        outer()
        assert connection.savepoint_ids == []
