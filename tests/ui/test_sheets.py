"""The joined style sheet and its tokens."""

import re

import pytest

from prichal.ui import sheets

TOKEN = re.compile(r"(--[\w-]+): ([^;]+);")
READABLE, SEEN = 4.5, 3.0  # WCAG 2.2: text, and shapes one must tell apart


def block(opening: str) -> dict[str, str]:
    """The tokens of one block of tokens.css."""
    source = (sheets.FOLDER / "tokens.css").read_text(encoding="utf-8")
    inside = source.split(opening, 1)[1].split("}", 1)[0]
    return dict(TOKEN.findall(inside))


LIGHT = block(":root {")
DARK = block(':root[data-theme="dark"] {')


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_component_file_is_part_of_the_joined_sheet() -> None:
    assert sorted(sheets.PARTS) == sorted(path.stem for path in sheets.FOLDER.glob("*.css"))
    assert sheets.joined().count("@font-face") == 3


def test_the_chosen_dark_theme_and_the_systems_are_the_same() -> None:
    assert block(':root:not([data-theme="light"]) {') == DARK


def test_the_dark_theme_answers_every_colour_of_the_light_one() -> None:
    colours = {name for name, value in LIGHT.items() if value.startswith(("#", "rgb", "0 "))}
    assert colours - set(DARK) == set()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("--ink", "--paper"), ("--ink", "--surface"), ("--ink", "--sunken"), ("--ink", "--water-wash"),
        ("--ink-soft", "--paper"), ("--ink-soft", "--surface"), ("--ink-soft", "--sunken"),
        ("--water", "--paper"), ("--water", "--surface"), ("--water", "--water-wash"),
        ("--lamp-ink", "--lamp"), ("--lamp-ink", "--lamp-hover"), ("--deep-soft", "--deep"), ("--deep-ink", "--deep"),
        ("--info", "--info-wash"), ("--good", "--good-wash"), ("--warn", "--warn-wash"), ("--bad", "--bad-wash"),
        ("--bad", "--surface"), ("--surface", "--water-strong"),
    ],
)  # fmt: skip
def test_words_stand_out_from_what_is_behind_them(theme: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(theme[ink], theme[paper]) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shape", ["--edge", "--focus", "--water"])
@pytest.mark.parametrize("behind", ["--paper", "--surface", "--sunken"])
def test_edges_and_focus_can_be_seen(theme: dict[str, str], shape: str, behind: str) -> None:
    assert contrast(theme[shape], theme[behind]) >= SEEN
