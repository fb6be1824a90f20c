"""`/healthz`: the process lives. `/readyz`: the database answers and is migrated; Redis down is only `degraded`."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from redis.exceptions import RedisError


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
    try:
        cache.get("readyz")
    except RedisError as error:
        return JsonResponse({"status": "degraded", "redis": type(error).__name__})
    return JsonResponse({"status": "ok"})
