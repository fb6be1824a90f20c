"""ЮKassa's refusals and the bodies they are told with."""

import uuid

from starlette.responses import JSONResponse

from sandbox.book import Json

CODES = {
    400: "invalid_request",
    401: "invalid_credentials",
    403: "forbidden",
    404: "not_found",
    415: "invalid_request",
    429: "too_many_requests",
    500: "internal_server_error",
}


class Refusal(Exception):
    """A request that is answered with an error object."""

    def __init__(self, status: int, description: str, parameter: str | None = None) -> None:
        super().__init__(description)
        self.status, self.description, self.parameter = status, description, parameter

    def body(self) -> Json:
        body = {
            "type": "error",
            "id": str(uuid.uuid4()),
            "code": CODES[self.status],
            "description": self.description,
        }
        if self.parameter:
            body["parameter"] = self.parameter
        return body

    def response(self) -> JSONResponse:
        return JSONResponse(self.body(), status_code=self.status)


def invalid(description: str, parameter: str | None = None) -> Refusal:
    return Refusal(400, description, parameter)


def missing(parameter: str) -> Refusal:
    return Refusal(404, f"Incorrect {parameter}. {_NAMES[parameter]} doesn't exist or access denied.", parameter)


def broken() -> Refusal:
    return Refusal(500, "Internal server error. Repeat the request with the same Idempotence-Key.")


_NAMES = {"payment_id": "Payment", "refund_id": "Refund", "receipt_id": "Receipt"}
