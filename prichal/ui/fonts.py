"""Static files that are made, not kept: the subset of Onest and the joined style sheet."""

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from prichal.ui import sheets

FONT = "ui/fonts/onest.woff2"
SHEET = "ui/css/ui.css"

# Latin with Western and Central European letters, Cyrillic, punctuation, arrows, the rouble.
LETTERS = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460), 0x490, 0x491,
    *range(0x2009, 0x200C), *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC, 0x20BD,
    0x2116, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2215, 0x2248, 0x2264, 0x2265, 0x00D7,
)  # fmt: skip
THIN_SPACE = 180  # units of 1000; Onest's own 110 vanish between the figures of a bold price
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "case", "tnum"]


def source() -> Path:
    """The variable font inside its package, found without importing the package."""
    spec = importlib.util.find_spec("fontpkg_onest")
    if spec is None or spec.origin is None:
        raise LookupError("the package fontpkg-onest is not installed")
    return Path(spec.origin).parent / "files" / "Onest[wght].ttf"


def write_subset(target: Path) -> None:
    """Write the letters and weights (400-700) our pages use as one variable woff2 of about 34 kB."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    font = instancer.instantiateVariableFont(TTFont(source()), {"wght": (400, 700)})
    font["hmtx"][font.getBestCmap()[0x202F]] = (THIN_SPACE, 0)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)


class FontFinder(BaseFinder):
    """Gives collectstatic the made files; they are written beside STATIC_ROOT and again when a source is newer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.STATIC_ROOT).absolute().with_name("static-made")
        self.storage = FileSystemStorage(location=self.folder)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The made file of this name, or an empty list, as finders answer."""
        if path not in {FONT, SHEET}:
            return []
        self._make()
        found = str(self.folder / path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self._make()
        for path in (FONT, SHEET):
            if not matches_patterns(path, [*(ignore_patterns or ())]):
                yield path, self.storage

    def _make(self) -> None:
        font, sheet = self.folder / FONT, self.folder / SHEET
        if _is_older(font, (source(), Path(__file__))):
            write_subset(font)
        styles = sheets.joined()
        if not sheet.exists() or sheet.read_text(encoding="utf-8") != styles:
            sheet.parent.mkdir(parents=True, exist_ok=True)
            sheet.write_text(styles, encoding="utf-8")


def _is_older(made: Path, sources: Iterable[Path]) -> bool:
    return not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in sources)
