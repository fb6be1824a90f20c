"""The font pages are set in, and how collectstatic gets it."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from fontTools.ttLib import TTFont

from prichal.ui import fonts, sheets


@pytest.fixture
def finder(settings, tmp_path: Path) -> fonts.FontFinder:
    settings.STATIC_ROOT = tmp_path / "static"
    return fonts.FontFinder()


def test_the_subset_has_every_letter_our_pages_use(finder: fonts.FontFinder) -> None:
    letters = TTFont(finder.find(fonts.FONT)).getBestCmap()
    words = "Съешь же ещё этих мягких французских булок, да выпей чаю № 1 «—» 1\u202f200\u00a0₽ Quick – it’s café… → −"
    assert {letter for letter in words if ord(letter) not in letters} == set()


def test_the_subset_is_one_variable_file_light_enough_for_a_slow_phone(finder: fonts.FontFinder) -> None:
    path = Path(finder.find(fonts.FONT))
    axis = TTFont(path)["fvar"].axes[0]
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert path.stat().st_size < 40_000


def test_collecting_lists_the_made_files_and_makes_them_once(finder: fonts.FontFinder) -> None:
    assert [path for path, _ in finder.list([])] == [fonts.FONT, fonts.SHEET]
    made = finder.folder / fonts.FONT
    written = made.stat().st_mtime_ns
    assert [path for path, _ in finder.list(["*.woff2"])] == [fonts.SHEET]
    assert made.stat().st_mtime_ns == written


def test_a_changed_style_sheet_is_joined_again(finder: fonts.FontFinder) -> None:
    sheet = Path(finder.find(fonts.SHEET))
    sheet.write_text("old", encoding="utf-8")
    assert Path(finder.find(fonts.SHEET)).read_text(encoding="utf-8") == sheets.joined()


def test_other_names_are_left_to_other_finders(finder: fonts.FontFinder) -> None:
    assert finder.find("ui/js/start.js") == []


@pytest.mark.parametrize("name", ["night-bridges", "rivers-canals", "gulf-sunset"])
def test_the_drawn_scenes_are_small_and_carry_no_style(name: str) -> None:
    drawing = Path(find(f"ui/scenes/{name}.svg") or "").read_text(encoding="utf-8")
    assert len(drawing) < 20_000
    assert "style" not in drawing
    assert "script" not in drawing
