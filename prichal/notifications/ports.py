"""What mails are made of besides templates: apps above give words and papers, read when the mail leaves.

Links with access tokens, names and sums are therefore never stored with a mail, and always the present.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


class Words(Protocol):
    def __call__(self, reference: str, language: str) -> Mapping[str, Any]: ...


class Papers(Protocol):
    def __call__(self, reference: str, language: str) -> list[Attachment]: ...


_words: dict[str, Words] = {}
_papers: dict[str, Papers] = {}


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
