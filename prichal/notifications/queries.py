"""The log of what was written to people."""

from prichal.notifications.models import Mail


def mails_about(reference: str) -> list[Mail]:
    """Every mail about this (an order's id, say), oldest first; a resend names the first one."""
    return list(Mail.objects.filter(reference=reference).order_by("created_at", "id"))
