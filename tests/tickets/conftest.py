"""Letters go to a postbox of their own."""

from tests.notifications.conftest import postbox

__all__ = ["postbox"]
