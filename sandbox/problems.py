"""How the sandbox's own switches say no (RFC 9457)."""

from typing import Any

from starlette.responses import JSONResponse

TITLES = {404: "Не найдено", 409: "Уже решено", 422: "Неверные данные"}


def problem(status: int, code: str, detail: str, errors: list[dict[str, Any]] | None = None) -> JSONResponse:
    body = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "code": code,
        "errors": errors or [],
    }
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def bad_field(field: str, message: str, known: list[str] | None = None) -> JSONResponse:
    """422 that names the field and, where there is a list to choose from, the list."""
    error: dict[str, Any] = {"field": field, "message": message, "code": "invalid"}
    if known:
        error["known"] = known
    detail = f"{field}: {message}" + (f" Есть: {', '.join(known)}." if known else "")
    return problem(422, "invalid", detail, [error])
