"""No source file is longer than 500 lines and no Python function longer than 60. Prints those that are."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
FOLDERS = ("prichal", "sandbox", "embedded", "tests", "script", "benchmarks")
ENDINGS = {".py", ".js", ".css", ".html"}
LEFT_OUT = {"migrations", "locale"}


def main() -> int:
    complaints = [complaint for file in sources() for complaint in too_long(file)]
    print("\n".join(complaints) or "Every file and function is short enough.")
    return 1 if complaints else 0


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in ENDINGS and not LEFT_OUT & set(file.relative_to(ROOT).parts):
                yield file


def too_long(file: Path) -> Iterator[str]:
    """A line for the file and for each of its functions that passes the limit."""
    text = file.read_text()
    name = file.relative_to(ROOT)
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{name}: {lines} lines, at most {LONGEST_FILE}"
    if file.suffix != ".py":
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, at most {LONGEST_FUNCTION}"


if __name__ == "__main__":
    sys.exit(main())
