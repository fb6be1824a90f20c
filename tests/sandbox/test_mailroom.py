from tests.sandbox.box import SandboxBox
from tests.sandbox.test_mail import empty, letter, send, send_message

__all__ = ["empty"]

PDF = b"%PDF-1.7\nbillet"
PAGE = {"Accept": "text/html,application/xhtml+xml"}


def test_attachments_are_downloaded_by_their_address(box: SandboxBox):
    message = letter()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Билет 42.pdf")
    send_message(box, message)

    [attachment] = box.mail()[0]["attachments"]

    address = attachment.pop("url")
    assert attachment == {"name": "Билет 42.pdf", "contentType": "application/pdf", "size": len(PDF)}
    answer = box.http.get(address)
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert box.http.get(address[:-1] + "9").status_code == 404


def test_pictures_inside_the_letter_show(box: SandboxBox):
    message = letter()
    html = message.get_body(("html",))
    assert html
    html.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<qr>")
    send_message(box, message)

    kept = box.mail()[0]

    shown = box.http.get(f"/_sandbox/mail/{kept['id']}/html")
    assert f"<img src='{kept['attachments'][0]['url']}'>" in shown.text
    assert shown.headers["content-security-policy"].startswith("sandbox ")
    assert "script-src" not in shown.headers["content-security-policy"]


def test_a_letter_has_a_page_for_people(box: SandboxBox):
    send(box, subject="Билеты & <b>схема</b>")
    id = box.mail()[0]["id"]

    page = box.http.get(f"/_sandbox/mail/{id}", headers=PAGE)

    assert "Билеты &amp; &lt;b&gt;схема&lt;/b&gt;" in page.text
    assert f'src="/_sandbox/mail/{id}/html"' in page.text
    assert "Билеты во вложении." in page.text
    assert box.http.get(f"/_sandbox/mail/{id}").json() == box.mail()[0]


def test_mail_is_thrown_away(box: SandboxBox):
    send(box, to="anna@example.com")
    send(box, to="boris@example.com")

    some = box.http.delete("/_sandbox/mail", params={"to": "anna@example.com"})
    assert some.json() == {"deleted": 1}
    assert [one["to"] for one in box.mail()] == ["boris@example.com"]

    assert box.http.delete("/_sandbox/mail").json() == {"deleted": 1}
    assert box.mail() == []


def test_an_unknown_letter_is_not_found(box: SandboxBox):
    for path in ("", "/html", "/attachments/0"):
        assert box.http.get(f"/_sandbox/mail/nothing{path}").status_code == 404
