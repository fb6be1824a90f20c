"""What mails are made of besides templates, and the ways they go.

Apps above give words and papers, read when the mail leaves: links with access tokens, names and sums are therefore
never stored with a mail, and always the present. A channel brings what was composed to the person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it leaves. `id` stays the same when it is sent again; `answer_to` may be empty."""

    id: str
    to: str
    answer_to: str
    language: str
    subject: str
    text: str
    html: str
    papers: list[Attachment]
    written_at: datetime


class Refused(Exception):
    """The other side will never take this letter; its answer, for staff."""


class Undelivered(Exception):
    """The letter did not get through for now: another try may help."""


class Channel(Protocol):
    """A way to people. Guards itself with `kernel.tx.outside()`."""

    def deliver(self, letter: Letter) -> None:
        """Hand the letter over. Raises Refused or Undelivered."""


class Words(Protocol):
    def __call__(self, reference: str, language: str) -> Mapping[str, Any]: ...


class Papers(Protocol):
    def __call__(self, reference: str, language: str) -> list[Attachment]: ...


_channels: dict[str, Channel] = {}
_words: dict[str, Words] = {}
_papers: dict[str, Papers] = {}


def provide_channel(name: str, channel: Channel) -> None:
    """Called in `ready`: the way that is meant by this name."""
    _channels[name] = channel


def channel(name: str) -> Channel:
    """Raises KeyError for a way that nobody provides."""
    return _channels[name]


def provide_words(template: str, words: Words) -> None:
    """Called in an app's `ready`: what this template may say about a reference."""
    _words[template] = words


def provide_papers(name: str, papers: Papers) -> None:
    """Called in an app's `ready`: the files `Mail.attachments` means by this name."""
    _papers[name] = papers


def words_of(template: str, reference: str, language: str) -> Mapping[str, Any]:
    """Empty where the template needs nothing but what is stored with the mail."""
    return _words[template](reference, language) if template in _words else {}


def papers_of(name: str, reference: str, language: str) -> list[Attachment]:
    """Raises KeyError for a name nobody provides: a mail without its papers must not leave."""
    return _papers[name](reference, language) if name else []
