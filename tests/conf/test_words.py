"""Words: found, kept, checked and compiled, on small trees of their own."""

import gettext
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prichal.conf import words

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
TITLE = _("Заказ")
def seats(n): return ngettext("%(n)s место", "%(n)s места", n) % {"n": n}
FROM = pgettext("цена", "от")
"""
TEMPLATE = """{% load i18n %}
    <h1>{% translate "Заказ" %}</h1>
  <p title="{{ _('Закрыть') }}">
{% blocktranslate with name=user.name %}Здравствуйте, {{ name }}!{% endblocktranslate %}</p>
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """An app with a page and some Python, in a package of its own."""
    app = tmp_path / "shop"
    (app / "templates" / "shop").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "pages.py").write_text(PYTHON, encoding="utf-8")
    (app / "templates" / "shop" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return app


def translate(app: Path, language: str, said: dict[str, str | list[str]]) -> None:
    """Fill in an app's .po file: `said` by msgid, plural ones as a list of forms."""
    path = words.po_file(app, language)
    text = path.read_text(encoding="utf-8")
    for msgid, form in said.items():
        head, found, tail = text.partition(f'msgid "{msgid}"\n')
        assert found, msgid
        forms = [form] if isinstance(form, str) else form
        for number, one in enumerate(forms):
            empty = 'msgstr ""' if isinstance(form, str) else f'msgstr[{number}] ""'
            assert empty in tail
            tail = tail.replace(empty, empty[:-1] + f'{one}"', 1)
        text = head + found + tail
    path.write_text(text, encoding="utf-8")


def translate_all(app: Path) -> None:
    words.update(app)
    translate(
        app,
        "en",
        {
            "Заказ": "Order",
            "от": "from",
            "Закрыть": "Close",
            "Здравствуйте, %(name)s!": "Hello, %(name)s!",
            "%(n)s место": ["%(n)s seat", "%(n)s seats"],
        },
    )
    translate(
        app,
        "zh_Hans",
        {
            "Заказ": "订单",
            "от": "起",
            "Закрыть": "关闭",
            "Здравствуйте, %(name)s!": "%(name)s，您好！",
            "%(n)s место": ["%(n)s 个座位"],
        },
    )
    translate(app, "ru", {"%(n)s место": ["%(n)s место", "%(n)s места", "%(n)s мест"]})


def test_words_are_found_in_python_and_templates_with_their_files(shop):
    found = words.said_in(shop)

    assert {key: word.ids for key, word in found.items()} == {
        (None, "Заказ"): "Заказ",
        (None, "%(n)s место"): ("%(n)s место", "%(n)s места"),
        ("цена", "от"): "от",
        (None, "Закрыть"): "Закрыть",
        (None, "Здравствуйте, %(name)s!"): "Здравствуйте, %(name)s!",
    }
    assert found[None, "Заказ"].files == {"pages.py", "templates/shop/page.html"}


def test_the_file_has_no_date_and_no_line_number_and_russian_has_the_plurals_only(shop):
    words.update(shop)

    assert words.po_file(shop, "ru").read_text(encoding="utf-8") == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: ru\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 '
        ': n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n'
        "\n"
        "#: pages.py\n"
        "#, python-format\n"
        'msgid "%(n)s место"\n'
        'msgid_plural "%(n)s места"\n'
        'msgstr[0] ""\n'
        'msgstr[1] ""\n'
        'msgstr[2] ""\n'
    )


def test_an_update_keeps_what_is_translated_drops_the_unused_and_repeats_without_change(shop):
    translate_all(shop)
    assert words.update(shop) == []

    (shop / "pages.py").write_text('from x import gettext as _\nA = _("Заказ")\nB = _("Новое")\n', encoding="utf-8")
    changed = words.update(shop)

    assert changed == [words.po_file(shop, language) for language in ("en", "zh_Hans", "ru")]
    assert not words.po_file(shop, "ru").exists()
    english = words.kept_in(words.po_file(shop, "en"))
    assert {message.id: message.string for message in english if message.id} == {
        "Заказ": "Order",
        "Закрыть": "Close",
        "Здравствуйте, %(name)s!": "Hello, %(name)s!",
        "Новое": "",
    }


def test_a_complete_app_gives_no_complaint(shop):
    translate_all(shop)

    assert words.complaints(shop.parent) == []


def test_the_missing_the_empty_and_the_unused_are_named(shop):
    translate_all(shop)
    (shop / "pages.py").write_text('from x import gettext as _\nA = _("Новое")\n', encoding="utf-8")

    assert words.complaints(shop.parent) == [
        "shop en: missing: 'Новое'",
        "shop en: no longer used: '%(n)s место'",
        "shop en: no longer used: 'от'",
        "shop zh_Hans: missing: 'Новое'",
        "shop zh_Hans: no longer used: '%(n)s место'",
        "shop zh_Hans: no longer used: 'от'",
        "shop ru: no longer used: '%(n)s место'",
    ]
    words.update(shop)
    assert words.complaints(shop.parent) == ["shop en: empty: 'Новое'", "shop zh_Hans: empty: 'Новое'"]


def test_a_fuzzy_word_counts_as_not_translated(shop):
    translate_all(shop)
    path = words.po_file(shop, "en")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Заказ"', '#, fuzzy\nmsgid "Заказ"'), encoding="utf-8")

    assert words.complaints(shop.parent) == ["shop en: fuzzy: 'Заказ'"]
    assert words.update(shop) == []  # the mark stays until somebody takes it away


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hello, %(name)s!", "Hello!"),
        ("Hello, %(name)s!", "Hello, %(nome)s!"),
        ("Hello, %(name)s!", "Hello, %(name)s, 100 % welcome!"),
        ("%(n)s seats", "seats"),
    ],
)
def test_other_placeholders_than_the_original_has_are_a_fault(shop, before, after):
    translate_all(shop)
    path = words.po_file(shop, "en")
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{before}"', f'"{after}"'), encoding="utf-8")

    (complaint,) = words.complaints(shop.parent)

    assert complaint.startswith("shop en: placeholders differ: ")


def test_two_apps_may_not_translate_one_word_in_two_ways(shop):
    translate_all(shop)
    other = shop.parent / "boat"
    other.mkdir()
    (other / "__init__.py").touch()
    (other / "pages.py").write_text('from x import gettext as _\nA = _("Заказ")\n', encoding="utf-8")
    words.update(other)
    translate(other, "en", {"Заказ": "Booking"})
    translate(other, "zh_Hans", {"Заказ": "订单"})

    assert words.complaints(shop.parent) == ["boat, shop en: translated differently: 'Заказ'"]
    assert words.complaints(shop.parent, only=["boat"]) == []


def test_russian_outside_translate_tags_is_a_fault_save_what_is_allowed(shop):
    page = shop / "templates" / "shop" / "page.html"
    page.write_text(
        '{% load i18n %}{# пояснение #}Причал<p>Привет всем</p>{% include "a.html" with title="Пусто" %}'
        "{% comment %}и это{% endcomment %}{% blocktranslate %}Заказ{% endblocktranslate %}"
        "{% translate 'Заказ' %}"
        '{{ words|default:_("Заказ") }}{{ words|default:"нет" }}',
        encoding="utf-8",
    )

    assert list(words.bare_russian(shop)) == [
        "shop/page.html: not translated: 'Привет всем'",
        "shop/page.html: not translated: 'Пусто'",
        "shop/page.html: not translated: 'нет'",
    ]


def test_compiled_russian_knows_three_forms_and_a_second_run_writes_nothing(shop):
    translate_all(shop)

    written = words.compile_folder(shop.parent)

    folder = shop / "locale"
    assert written == [folder / language / "LC_MESSAGES" / "django.mo" for language in ("en", "ru", "zh_Hans")]
    russian = gettext.translation("django", folder, ["ru"])
    told = [russian.ngettext("%(n)s место", "%(n)s места", n) % {"n": n} for n in (1, 3, 5, 11, 21)]
    assert told == ["1 место", "3 места", "5 мест", "11 мест", "21 место"]
    assert gettext.translation("django", folder, ["zh_Hans"]).pgettext("цена", "от") == "起"
    assert words.compile_folder(shop.parent) == []

    source = words.po_file(shop, "en")
    later = written[0].stat().st_mtime + 1
    os.utime(source, (later, later))
    assert words.compile_folder(shop.parent) == [written[0]]
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_compilewords_takes_a_folder(shop, capsys):
    translate_all(shop)

    call_command("compilewords", str(shop), verbosity=2)

    assert (shop / "locale" / "en" / "LC_MESSAGES" / "django.mo").exists()
    assert capsys.readouterr().out.count("django.mo") == 3


def test_checkwords_ends_with_an_error_that_names_the_fault(shop, monkeypatch, capsys):
    translate_all(shop)
    monkeypatch.setattr(words, "PACKAGE", shop.parent)
    call_command("checkwords")
    assert capsys.readouterr().out == "Every word is translated.\n"

    words.po_file(shop, "ru").unlink()
    with pytest.raises(CommandError) as error:
        call_command("checkwords")
    assert str(error.value).splitlines()[0] == "shop ru: missing: '%(n)s место'"


def test_makewords_says_which_files_it_changed(shop, monkeypatch, capsys):
    monkeypatch.setattr(words, "PACKAGE", shop.parent)

    call_command("makewords", "shop")

    files = [f"shop/locale/{language}/LC_MESSAGES/django.po" for language in ("en", "zh_Hans", "ru")]
    assert capsys.readouterr().out.split() == [f"{shop.parent.name}/{name}" for name in files]
