from prichal.fleet.rules import Texts


def test_a_text_has_a_column_for_each_language():
    assert Texts("да", "yes", "是").columns("answer") == {
        "answer_ru": "да",
        "answer_en": "yes",
        "answer_zh_hans": "是",
    }
