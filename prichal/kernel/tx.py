"""Transactions: one action is one transaction, and no outsider is called inside one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


def operation(action: Callable[P, R]) -> Callable[P, R]:
    """A service: runs in one transaction, joining the caller's when there is one; never a savepoint of its own."""

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=False):
            return action(*args, **kwargs)

    return run


class InsideTransaction(RuntimeError):
    """An outsider was about to be called while rows may be locked."""


@contextmanager
def outside() -> Iterator[None]:
    """Guards every call to an outsider: refuses (InsideTransaction) to run while a transaction is open."""
    if connection.in_atomic_block and not _only_the_tests_transaction():
        raise InsideTransaction("an outside system must not be called inside a transaction")
    yield


def _only_the_tests_transaction() -> bool:
    """True where the only open block is the one a test case marked as its own, as Django's tests do."""
    blocks = connection.atomic_blocks
    return len(blocks) > 0 and all(getattr(block, "_from_testcase", False) for block in blocks)
