import re

from prichal.tickets.papers import qr_svg

TOKEN = "x" * 170


def test_a_square_is_a_drawing_that_takes_the_size_its_page_gives_it():
    opening = re.match(r"<svg [^>]*>", qr_svg(TOKEN))

    assert opening is not None
    assert 'xmlns="http://www.w3.org/2000/svg"' in opening[0]
    assert 'viewBox="0 0 61 61"' in opening[0]  # 53 modules and four of quiet on each side
    assert "width" not in opening[0]


def test_paper_brings_its_own_quiet_zone():
    assert 'viewBox="0 0 53 53"' in qr_svg(TOKEN, border=0)
