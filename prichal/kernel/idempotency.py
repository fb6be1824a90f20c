"""Repeats: the same key and body give the same resource; written with it, so that a crash keeps both or neither."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext_lazy as _

from prichal.kernel.errors import DomainError
from prichal.kernel.models import RememberedRequest

KEPT_FOR = timedelta(hours=24)


class KeyMissing(DomainError):
    code, status = "idempotency_key_missing", 400
    message = _("Нужен заголовок Idempotency-Key от 1 до 64 знаков: по нему повтор запроса не создаст второй заказ.")


class KeyReused(DomainError):
    code, status = "idempotency_key_reused", 422
    message = _("С этим Idempotency-Key уже приходил другой запрос. Возьмите новый ключ.")


class InProgress(DomainError):
    code, status = "idempotency_in_progress", 409
    message = _("Такой же запрос ещё выполняется. Повторите через секунду.")


@dataclass(frozen=True, slots=True)
class Repeatable:
    """One repeatable request: whose, where, which key, and the digest of its body. `patient` waits for a twin."""

    caller: str
    endpoint: str
    key: str
    body_hash: str
    patient: bool = False


def repeatable(*, caller: str, endpoint: str, key: str | None, body: bytes, patient: bool = False) -> Repeatable:
    """Raises KeyMissing without a key of 1–64 characters. `caller` is stored only as a digest."""
    if not key or len(key) > 64:
        raise KeyMissing()
    who = hashlib.sha256(caller.encode()).hexdigest()
    digest = hashlib.sha256(body).hexdigest()
    return Repeatable(caller=who, endpoint=endpoint, key=key, body_hash=digest, patient=patient)


def once(request: Repeatable | None, make: Callable[[], str], *, now: datetime) -> str:
    """The id of what `make` makes, or of what it made before. Call inside the operation that makes it.

    Raises InProgress while a twin is at work (a patient request waits for it), KeyReused for another body. Refusals
    of `make` are not remembered.
    """
    if request is None:
        return make()
    alone = _lock(request)
    remembered = RememberedRequest.objects.filter(caller=request.caller, endpoint=request.endpoint, key=request.key)
    if seen := remembered.filter(created_at__gt=now - KEPT_FOR).first():
        if seen.body_hash != request.body_hash:
            raise KeyReused()
        return seen.resource
    if not alone:
        raise InProgress()
    resource = make()
    _remember(request, resource, now)
    return resource


def _remember(request: Repeatable, resource: str, now: datetime) -> None:
    """A key older than a day is forgotten by being written anew."""
    row = RememberedRequest(
        caller=request.caller,
        endpoint=request.endpoint,
        key=request.key,
        body_hash=request.body_hash,
        resource=resource,
        created_at=now,
    )
    RememberedRequest.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["caller", "endpoint", "key"],
        update_fields=["body_hash", "resource", "created_at"],
    )


def _lock(request: Repeatable) -> bool:
    """A twin in flight holds this lock until its transaction ends. False where one does and isn't waited for."""
    name = f"{request.caller}:{request.endpoint}:{request.key}"
    with connection.cursor() as cursor:
        if request.patient:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        alone: bool = cursor.fetchone()[0]
        return alone
