"""`/healthz`: the process lives. `/readyz`: the database answers and is migrated.

Redis or the broker down is only `degraded`, still 200: the sale goes on without them.
"""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from kombu import Connection
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from prichal.conf.settings import env


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """503 only where no sale is possible."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return JsonResponse({"status": "down", "database": type(error).__name__}, status=503)
    if pending:
        return JsonResponse({"status": "down", "database": f"{len(pending)} migrations to run"}, status=503)
    if missed := {**_redis_fault(), **broker_fault(env.broker_url)}:
        return JsonResponse({"status": "degraded", **missed})
    return JsonResponse({"status": "ok"})


def broker_fault(url: str) -> dict[str, str]:
    """What keeps the broker from being reached within a second, if anything does."""
    patience = {"socket_timeout": 1, "socket_connect_timeout": 1} if url.startswith("redis") else {}
    try:
        with Connection(url, connect_timeout=1, transport_options={"max_retries": 0, **patience}) as broker:
            broker.ensure_connection(max_retries=1, timeout=1, interval_start=0)
    except (OperationalError, OSError) as error:
        return {"broker": type(error).__name__}
    return {}


def _redis_fault() -> dict[str, str]:
    try:
        cache.get("readyz")
    except RedisError as error:
        return {"redis": type(error).__name__}
    return {}
