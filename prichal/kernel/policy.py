"""The policy port: may this actor do this here? Answered by `staff`; everybody else only asks."""

from typing import Protocol


class Policy(Protocol):
    def __call__(self, actor: object, section: str, action: str, obj: object | None = None) -> bool: ...


def _nobody(actor: object, section: str, action: str, obj: object | None = None) -> bool:
    return False


_policy: Policy = _nobody


def register(policy: Policy) -> None:
    """Called once, by the app that answers (`staff`), when the apps are ready."""
    global _policy
    _policy = policy


def may(actor: object, section: str, action: str, obj: object | None = None) -> bool:
    """Deny by default: True only where the registered policy says so."""
    return _policy(actor, section, action, obj)
