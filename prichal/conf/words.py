"""Words of the house: found in the sources, kept in .po files beside each app, checked and compiled.

Pure Python: no gettext binaries. The msgids are Russian. English and Chinese need every one of them; Russian
needs only those with plural forms, because three forms can't be told by two msgids.
"""

import io
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh_Hans", "ru")
PLURALS_ONLY = {"ru"}
PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "zh_Hans": "nplurals=1; plural=0;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
LEFT_OUT = {"migrations", "__pycache__"}

# Russian that stands in templates untranslated, and why.
BARE_WORDS = {"Причал": "the house's own name, the same in every language"}
BARE_TEMPLATES = {"ui/design.html": "the page of components, for development only"}

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%([sd%])|\{(\w*)\}")
CYRILLIC_WORD = re.compile(r"[А-Яа-яЁё]+(?:[ -][А-Яа-яЁё]+)*")
TRANSLATE_TAGS = ("translate ", "trans ", "blocktranslate", "blocktrans")
MARKED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)""")


@dataclass(slots=True)
class Word:
    """One msgid (two for a plural) with its context and the files that say it, relative to the app."""

    context: str | None
    ids: str | tuple[str, str]
    files: set[str] = field(default_factory=set)

    @property
    def is_plural(self) -> bool:
        return isinstance(self.ids, tuple)

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue finds it by: gettext knows a plural by its first msgid."""
        return self.context, self.ids if isinstance(self.ids, str) else self.ids[0]


Words = dict[tuple[str | None, str], Word]


def apps(root: Path) -> list[Path]:
    """The app folders below a package, by name."""
    return sorted(path for path in root.iterdir() if (path / "__init__.py").exists())


def po_file(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def said_in(app: Path) -> Words:
    """Every word the app's Python and templates mark for translation."""
    words: Words = {}
    for path, source in _sources(app):
        for _, ids, _, context in extract(
            "python", io.BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            word = Word(context, ids if isinstance(ids, str) else (ids[0], ids[1]))
            kept = words.setdefault(word.key, word)
            if word.is_plural and not kept.is_plural:
                kept.ids = word.ids
            kept.files.add(str(path.relative_to(app)))
    return words


def _sources(app: Path) -> Iterator[tuple[Path, bytes]]:
    """Python as it is, templates as the Python Django makes of them; their indents mean nothing there."""
    for path in sorted(app.rglob("*.py")):
        if not LEFT_OUT & set(path.relative_to(app).parts):
            yield path, path.read_bytes()
    for path in templates(app):
        lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
        yield path, "\n".join(line.strip() for line in lines).encode()


def templates(app: Path) -> list[Path]:
    return sorted(path for path in (app / "templates").rglob("*") if path.is_file())


def kept_in(path: Path) -> Catalog:
    """The catalogue of a .po file; an empty one where there is none."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, charset="utf-8")


def wanted(words: Words, language: str) -> list[Word]:
    """What this language has to say, in the order of the .po file."""
    found = (word for word in words.values() if word.is_plural or language not in PLURALS_ONLY)
    return sorted(found, key=lambda word: (word.key[1], word.context or ""))


def update(app: Path) -> list[Path]:
    """Bring the app's .po files up to its sources, keeping translations; answers the files that changed."""
    words = said_in(app)
    changed = []
    for language in LANGUAGES:
        path = po_file(app, language)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = po_text(wanted(words, language), kept_in(path), language)
        if after == before:
            continue
        changed.append(path)
        if after:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(after, encoding="utf-8")
        else:
            path.unlink()
    return changed


def po_text(words: list[Word], kept: Catalog, language: str) -> str:
    """The .po file for these words with what is translated already. No dates, no lines; "" for no words."""
    if not words:
        return ""
    catalog = Catalog(locale=language, charset="utf-8")
    for word in words:
        old = kept.get(word.key[1], word.context)
        fits = old is not None and isinstance(old.string, tuple) == word.is_plural
        flags = {flag for flag in old.flags if flag == "fuzzy"} if old is not None and fits else set()
        catalog.add(
            word.ids,
            old.string if old is not None and fits else _nothing(word, language),
            locations=[(name, 0) for name in sorted(word.files)],
            flags=flags,
            context=word.context,
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, include_lineno=False)
    return _header(language) + buffer.getvalue().decode().rstrip("\n") + "\n"


def _header(language: str) -> str:
    lines = [
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURAL_FORMS[language]}",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def _nothing(word: Word, language: str) -> str | tuple[str, ...]:
    return ("",) * _forms(language) if word.is_plural else ""


def _forms(language: str) -> int:
    return int(PLURAL_FORMS[language].removeprefix("nplurals=").partition(";")[0])


def compile_folder(root: Path) -> list[Path]:
    """Write the .mo beside each .po below `root` that is newer than it; answers what was written."""
    written = []
    for source in sorted(root.rglob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        buffer = io.BytesIO()
        write_mo(buffer, kept_in(source))
        beside = target.with_suffix(f".{os.getpid()}")  # renamed when whole: other processes may be reading
        beside.write_bytes(buffer.getvalue())
        beside.replace(target)
        written.append(target)
    return written


def complaints(root: Path, *, only: Collection[str] = ()) -> list[str]:
    """A line for everything wrong with the words below `root`, or in the apps named by `only`."""
    found: list[str] = []
    said: dict[tuple[str, str | None, str], dict[str, str]] = {}
    for app in apps(root):
        if only and app.name not in only:
            continue
        words = said_in(app)
        for language in LANGUAGES:
            catalog = kept_in(po_file(app, language))
            found += [
                f"{app.name} {language}: {wrong}" for wrong in _wrong_in(wanted(words, language), catalog, language)
            ]
            for message in _messages(catalog):
                key = (language, message.context, _first(message.id))
                said.setdefault(key, {})[app.name] = repr(message.string)
        found += [f"{app.name}: {wrong}" for wrong in bare_russian(app)]
    return found + list(_contradictions(said))


def _contradictions(said: dict[tuple[str, str | None, str], dict[str, str]]) -> Iterator[str]:
    """Django joins the catalogues of all apps: of two translations one would never be seen."""
    for (language, _, msgid), by_app in said.items():
        if len(set(by_app.values())) > 1:
            yield f"{', '.join(by_app)} {language}: translated differently: {msgid!r}"


def _wrong_in(words: list[Word], catalog: Catalog, language: str) -> Iterator[str]:
    for word in words:
        message = catalog.get(word.key[1], word.context)
        if message is None or isinstance(message.string, tuple) != word.is_plural:
            yield f"missing: {word.key[1]!r}"
            continue
        forms = _forms_of(message)
        if message.fuzzy:
            yield f"fuzzy: {word.key[1]!r}"
        if not all(forms) or (word.is_plural and len(forms) != _forms(language)):
            yield f"empty: {word.key[1]!r}"
        elif not _same_placeholders(word, forms):
            yield f"placeholders differ: {word.key[1]!r}"
    known = {word.key for word in words}
    for message in [*_messages(catalog), *catalog.obsolete.values()]:
        if (message.context, _first(message.id)) not in known:
            yield f"no longer used: {_first(message.id)!r}"


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms_of(message: Message) -> tuple[str, ...]:
    """What a translation says: one text, or one for each plural form."""
    said = message.string
    return tuple(said) if isinstance(said, list | tuple) else (said or "",)


def _first(ids: str | Iterable[str]) -> str:
    return ids if isinstance(ids, str) else next(iter(ids))


def _same_placeholders(word: Word, forms: Iterable[str]) -> bool:
    """Each form has what all the msgids have and nothing that none has; a lone % would break formatting."""
    asked = [_placeholders(text) for text in (word.ids if isinstance(word.ids, tuple) else (word.ids,))]
    least, most = set.intersection(*asked), set.union(*asked)
    return all(least <= _placeholders(form) <= most for form in forms)


def _placeholders(text: str) -> set[str]:
    found = {match.group() for match in PLACEHOLDER.finditer(text)}
    return found | ({"%"} if "%" in PLACEHOLDER.sub("", text) else set())


def bare_russian(app: Path) -> Iterator[str]:
    """Russian words of templates that no translate tag surrounds, apart from those allowed above."""
    for path in templates(app):
        name = str(path.relative_to(app / "templates"))
        if name in BARE_TEMPLATES:
            continue
        for words in _bare_words(path.read_text(encoding="utf-8")):
            if words not in BARE_WORDS:
                yield f"{name}: not translated: {words!r}"


def _bare_words(source: str) -> Iterator[str]:
    until = ""
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.COMMENT:
            continue
        if token.token_type == TokenType.BLOCK:
            if until:
                until = "" if token.contents.strip() == until else until
                continue
            tag = token.contents.split()[0]
            if tag in {"comment", "blocktranslate", "blocktrans"}:
                until = f"end{tag}"
        if not until and not token.contents.startswith(TRANSLATE_TAGS):
            yield from CYRILLIC_WORD.findall(MARKED.sub("", token.contents))
