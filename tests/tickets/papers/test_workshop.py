import pytest

from prichal.tickets.papers.workshop import FOLDER, PaperTrouble, Workshop, workshop


def template(folder, text: str):
    path = folder / "paper.typ"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_warning_stops_the_paper(tmp_path):
    path = template(tmp_path, '#set text(font: "No Such Face")\n#json(bytes(sys.inputs.data)).word')

    with pytest.raises(PaperTrouble, match="unknown font family"):
        Workshop(path).print({"word": "да"})


def test_a_template_that_lacks_its_data_is_a_trouble_of_ours(tmp_path):
    with pytest.raises(PaperTrouble, match="word"):
        Workshop(template(tmp_path, "#json(bytes(sys.inputs.data)).word")).print({})


def test_a_template_reads_nothing_outside_its_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "papers").mkdir()
    path = template(tmp_path / "papers", '#read("/../secret.txt")')

    with pytest.raises(PaperTrouble):
        Workshop(path).print({})


def test_nobody_waits_longer_than_the_limit_and_the_next_paper_has_a_new_workshop(tmp_path):
    slow = Workshop(template(tmp_path, "#let x = 0\n#for i in range(2000000) { x = calc.rem(x + i, 7) }\n#x"))
    before = workshop("ticket")

    with pytest.raises(PaperTrouble, match=r"no PDF after 0\.05 s"):
        slow.print({}, seconds=0.05)

    assert workshop("ticket") is not before


def test_the_templates_stand_in_a_folder_of_their_own():
    assert [path.name for path in FOLDER.iterdir()] == ["ticket.typ"]
