"""Style sheets: one small file per component, joined into one file per shell so that a page asks once."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static" / "ui" / "css"

PARTS = (
    "tokens", "base", "layout", "shell", "button", "card", "chip", "field", "stepper", "notice", "badge",
    "table", "bar", "empty", "skeleton", "price", "countdown", "dialog", "breadcrumbs", "language",
)  # fmt: skip


def joined() -> str:
    """All components in the order of PARTS: later files may rely on earlier ones, never the other way."""
    return "\n".join((FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
