"""Letters go to a postbox of their own, or to the sandbox's, where its ЮKassa is."""

import pytest

from tests.notifications.conftest import postbox
from tests.payments.conftest import acquirer, acquirer_box
from tests.sandbox.box import SandboxBox

__all__ = ["acquirer", "acquirer_box", "outsiders", "postbox"]


@pytest.fixture
def outsiders(acquirer: SandboxBox, settings) -> SandboxBox:
    """The acquirer, with the sandbox's mailbox, empty, as the installation's mail server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", acquirer.smtp_port
    acquirer.throw_mail_away()
    return acquirer
