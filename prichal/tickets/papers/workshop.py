"""Where PDFs are set: typst with our template, our fonts, its own folder as root, and a limit of time."""

import importlib.util
import json
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).resolve().parent / "typst"
FONTS = (
    ("fontpkg_onest", "files"),
    ("fontpkg_noto_sans", "files"),
    ("justmytype_intl_cjk", "fonts/ofl/notosanssc"),
)
SECONDS = 20.0  # for one PDF; the tickets of the largest order take less than one


class PaperTrouble(Exception):
    """The template and its data don't fit, a font is missing, or the time is over: a bug, nothing leaves."""


class Workshop:
    """One template, compiled again and again by one thread, so that a caller can stop waiting for it."""

    def __init__(self, template: Path) -> None:
        self._compiler = typst.Compiler(
            str(template), root=str(template.parent), font_paths=_font_folders(), ignore_system_fonts=True
        )
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")

    def print(self, sheet: dict[str, Any], *, seconds: float = SECONDS) -> bytes:
        """The PDF of `sheet`, which the template reads as JSON. Raises PaperTrouble, on any warning too."""
        printing = self._thread.submit(self._compile, json.dumps(sheet, ensure_ascii=False))
        try:
            return printing.result(seconds)
        except TimeoutError as problem:
            workshop.cache_clear()  # the next PDF does not queue behind this one
            self._thread.shutdown(wait=False, cancel_futures=True)
            raise PaperTrouble(f"no PDF after {seconds} s") from problem

    def _compile(self, data: str) -> bytes:
        try:
            pdf, warnings = self._compiler.compile_with_warnings(sys_inputs={"data": data})
        except typst.TypstError as problem:
            raise PaperTrouble(str(problem)) from problem
        if warnings or not isinstance(pdf, bytes):
            raise PaperTrouble("; ".join(warning.message for warning in warnings))
        return pdf


@lru_cache(maxsize=4)
def workshop(name: str) -> Workshop:
    """The one for the template `name.typ`, made at its first use (20 ms)."""
    return Workshop(FOLDER / f"{name}.typ")


def _font_folders() -> list[str]:
    folders = []
    for package, inside in FONTS:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise LookupError(f"the package {package} is not installed")
        folders.append(str(Path(spec.origin).parent / inside))
    return folders
