"""The QR of a ticket: dark on white in every theme, so that every scanner reads it."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

INK = "#0a2636"


def qr_svg(token: str, *, border: int = 4) -> SafeString:
    """An SVG with a quiet zone of `border` modules and without a size of its own.

    A fixed mask saves four fifths of the time; the code stays as readable.
    """
    code = segno.make(token, error="m", mask=3, boost_error=False, micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, omitsize=True, border=border, dark=INK, light="#fff")
    return mark_safe(out.getvalue().decode().strip())  # noqa: S308 - our own drawing, no words of visitors
