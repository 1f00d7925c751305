"""awardbot sources load, as an operator runs it."""

from pathlib import Path

import pytest

from bot.store.store import Store
from tests.cli.test_commands import run
from tests.conftest import SHARED
from tests.sources.folders import ROWS, make_folder

KNOWN = tuple(row.replace("book#", "clinic-2567#") for row in ROWS)
STRANGE = "book#9\tfaq\t2567\tT\tbook.txt\t1\t1"


def texts(data: Path, *units: str) -> dict[str, str]:
    store = Store(data / "awardbot.sqlite3")
    store.migrate()
    return store.source_texts(units)


def load(folder: Path, data: Path) -> tuple[int, str, str]:
    done = run("sources", "load", str(folder), AWARDBOT_DATA=str(data))
    return done.returncode, done.stdout, done.stderr


def test_it_says_what_was_loaded_and_what_is_missing(tmp_path: Path) -> None:
    code, out, err = load(make_folder(tmp_path, KNOWN), tmp_path / "data")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "โหลดแล้ว: ข้อความของ 2 หน่วยอ้างอิง จาก 1 ไฟล์"
    assert "ยังไม่มีข้อความของ" in out.splitlines()[1]
    assert texts(tmp_path / "data", "clinic-2567#2") == {"clinic-2567#2": "2) หน่วยงานแรก ๆ"}


def test_unknown_units_are_skipped_with_a_line_each(tmp_path: Path) -> None:
    code, _, err = load(make_folder(tmp_path, (*KNOWN, STRANGE)), tmp_path / "data")
    assert code == 0
    assert err == "ข้าม book#9: ไม่มีใน knowledge/units.yaml\n"
    assert texts(tmp_path / "data", "book#9") == {}


@pytest.mark.parametrize(
    ("rows", "text", "says"),
    [
        (KNOWN, b"\xff\xfe1", "UTF-8"),
        ((*KNOWN, KNOWN[0].replace("#1", "#3").replace("book.txt", "lost.txt")), "1\n2\n3\n4\n", "lost.txt"),
        ((*KNOWN, KNOWN[0].replace("#1", "#3").replace("\t2", "\t999")), "1\n2\n3\n4\n", "มี 4 บรรทัด"),
        (("x",), "1\n", "units.tsv:2"),
    ],
)
def test_a_fault_is_one_line_and_nothing_is_half_loaded(
    tmp_path: Path, rows: tuple[str, ...], text: str | bytes, says: str
) -> None:
    load(make_folder(tmp_path, KNOWN), tmp_path / "data")
    code, out, err = load(make_folder(tmp_path, rows, text), tmp_path / "data")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert texts(tmp_path / "data", "clinic-2567#2") == {"clinic-2567#2": "2) หน่วยงานแรก ๆ"}


def test_a_fault_at_the_first_load_makes_no_database(tmp_path: Path) -> None:
    assert load(tmp_path, tmp_path / "data")[0] == 2
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", [("sources", "load"), ("sources", "load", "/nowhere"), ("sources", "dance")])
def test_bad_words_are_one_line_and_exit_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_asking_needs_and_opens_no_documents(tmp_path: Path) -> None:
    load(make_folder(tmp_path, KNOWN), tmp_path / "data")
    asked = ("ask", "โครงการเดียวส่งสองสาขาได้ไหม")
    with_texts = run(*asked, AWARDBOT_DATA=str(tmp_path / "data"))
    without = run(*asked, AWARDBOT_DATA=str(tmp_path / "none"))
    assert with_texts.stdout == without.stdout
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(SHARED is None, reason="the documents aren't here")
def test_the_official_documents_load(tmp_path: Path) -> None:
    assert SHARED is not None
    code, out, err = load(SHARED / "sources", tmp_path / "data")
    assert (code, err) == (0, "")
    assert out == "โหลดแล้ว: ข้อความของ 167 หน่วยอ้างอิง จาก 5 ไฟล์\n"
