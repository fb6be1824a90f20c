"""Refusals inside a test's own transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from django.db import transaction

E = TypeVar("E", bound=Exception)


@contextmanager
def refused(kind: type[E]) -> Iterator[pytest.ExceptionInfo[E]]:
    """As `pytest.raises`; what the refused action had done is undone, as a request's transaction undoes it."""
    with pytest.raises(kind) as refusal, transaction.atomic():
        yield refusal
