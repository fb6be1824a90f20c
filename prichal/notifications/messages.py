"""What happened to messages to people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailQueued:
    mail_id: int
