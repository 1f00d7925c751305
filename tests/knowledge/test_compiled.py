"""The compiled questions are kept between starts and never outlive their files."""

from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import ENTRY, HANDOFF, make_home

QUESTIONS = ["ต้องทำมากี่ปี", "ปิดรับวันไหน", "เปิดใจกี่ปี", "อะไรก็ไม่รู้"]


def scores(handbook: Handbook) -> list[list[tuple[str, float]]]:
    return [[(c.entry, c.score) for c in handbook.matcher.rank(handbook.reader.read(text))] for text in QUESTIONS]


def kept(home: Path) -> list[Path]:
    return sorted((home / "build").glob("questions-*.npz"))


def test_a_second_start_ranks_the_same_from_the_kept_file(tmp_path: Path) -> None:
    home = make_home(tmp_path, ENTRY + HANDOFF.removeprefix("entries:\n"))
    first = scores(open_handbook(home, thorough=True))
    files = kept(home)
    stamp = files[0].stat().st_mtime_ns
    assert scores(open_handbook(home)) == first
    assert kept(home) == files
    assert files[0].stat().st_mtime_ns == stamp


def test_a_changed_question_is_learned_anew_and_the_old_file_goes(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    open_handbook(home, thorough=True)
    before = kept(home)
    path = home / "knowledge" / "2567" / "all.yaml"
    path.write_text(ENTRY.replace("      ต้องทำมากี่ปี\n", "      ต้องทำมานานแค่ไหน\n"), encoding="utf-8")
    handbook = open_handbook(home, thorough=True)
    assert kept(home) != before
    assert len(kept(home)) == 1
    assert handbook.matcher.rank(handbook.reader.read("นานแค่ไหน"))


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    (home / "build").write_text("in the way", encoding="utf-8")
    assert scores(open_handbook(home, thorough=True))


def test_an_edit_can_be_tried_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    assert scores(open_handbook(home))
    assert not (home / "build").exists()


def test_a_kept_file_holds_plain_numbers_only(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    open_handbook(home, thorough=True)
    with np.load(kept(home)[0], allow_pickle=False) as file:
        assert all(file[name].dtype != object for name in file.files)


@pytest.mark.parametrize("damage", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    home = make_home(tmp_path)
    first = scores(open_handbook(home, thorough=True))
    kept(home)[0].write_bytes(damage)
    assert scores(open_handbook(home, thorough=True)) == first
