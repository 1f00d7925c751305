"""The environment, read once."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import OFFICIAL_API, home_folder, read_settings
from tests.conftest import ROOT

CHANNEL = {"LINE_CHANNEL_SECRET": "s", "LINE_CHANNEL_ACCESS_TOKEN": "t", "AWARDBOT_SECRET_KEY": "k" * 32}


def test_nothing_set_is_demo_mode() -> None:
    settings = read_settings({})
    assert settings.demo
    assert settings.api_base == ""
    assert settings.database == Path("data/awardbot.sqlite3")
    assert settings.call_names == ("บอทรางวัล",)


def test_a_channel_ends_demo_mode() -> None:
    settings = read_settings(CHANNEL)
    assert not settings.demo
    assert settings.api_base == OFFICIAL_API


def test_the_stand_in_may_be_elsewhere() -> None:
    assert read_settings(CHANNEL | {"LINE_API_BASE": "http://127.0.0.1:1/"}).api_base == "http://127.0.0.1:1"
    assert read_settings({"LINE_API_BASE": "http://127.0.0.1:1"}).api_base == "http://127.0.0.1:1"


REFUSED = [
    ({"LINE_CHANNEL_SECRET": "s"}, "LINE_CHANNEL_ACCESS_TOKEN"),
    ({"LINE_CHANNEL_ACCESS_TOKEN": "t"}, "LINE_CHANNEL_SECRET"),
    ({**CHANNEL, "AWARDBOT_SECRET_KEY": " "}, "AWARDBOT_SECRET_KEY"),
    ({"AWARDBOT_RATE_LIMIT": "0"}, "AWARDBOT_RATE_LIMIT"),
    ({"AWARDBOT_RATE_LIMIT": "๑๒"}, "AWARDBOT_RATE_LIMIT"),
    ({"DATABASE_URL": "postgresql://x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:///"}, "DATABASE_URL"),
    ({"AWARDBOT_HOME": "/nowhere"}, "AWARDBOT_HOME"),
]


@pytest.mark.parametrize(("env", "names"), REFUSED)
def test_what_cannot_work_is_refused_in_one_line(env: dict[str, str], names: str) -> None:
    with pytest.raises(SettingsError, match=names) as caught:
        read_settings(env)
    assert "\n" not in str(caught.value)


CALL_NAMES = [("บอท, ผู้ช่วย ,", ("บอท", "ผู้ช่วย")), ("  ", ("บอทรางวัล",)), ("Award Bot", ("Award Bot",))]


@pytest.mark.parametrize(("text", "names"), CALL_NAMES)
def test_call_names_are_separated_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert read_settings({"AWARDBOT_CALL_NAMES": text}).call_names == names


def test_the_database_may_stand_elsewhere(tmp_path: Path) -> None:
    assert read_settings({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"}).database == tmp_path / "x.db"


def test_the_knowledge_is_found_beside_the_package() -> None:
    assert home_folder({}) == ROOT
