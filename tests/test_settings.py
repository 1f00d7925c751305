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


NO_ADDRESSES = [
    "bot.example.go.th",
    "ftp://bot.example.go.th",
    "javascript:alert(1)",
    "https://",
    "https:///check",
    "https://-",
    "https://ชื่อไทย.ไทย",
    "https://bot.example.go.th?x=1",
    "https://bot.example.go.th/#top",
    "https://me:secret@bot.example.go.th",
    "https://bot.example.go.th:port",
    "https://bot.example.go.th:0",
    "https://bot.example.go.th/a b",
    'https://bot.example.go.th/"',
    "https://bot.example.go.th\nhttps://x",
    "https://bot.example.go.th/" + "a" * 500,
]
REFUSED = [
    ({"LINE_CHANNEL_SECRET": "s"}, "LINE_CHANNEL_ACCESS_TOKEN"),
    ({"LINE_CHANNEL_ACCESS_TOKEN": "t"}, "LINE_CHANNEL_SECRET"),
    ({**CHANNEL, "AWARDBOT_SECRET_KEY": " "}, "AWARDBOT_SECRET_KEY"),
    ({"AWARDBOT_RATE_LIMIT": "0"}, "AWARDBOT_RATE_LIMIT"),
    ({"AWARDBOT_RATE_LIMIT": "๑๒"}, "AWARDBOT_RATE_LIMIT"),
    *(({"AWARDBOT_PUBLIC_URL": text}, "AWARDBOT_PUBLIC_URL") for text in NO_ADDRESSES),
    ({"DATABASE_URL": "postgresql://x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:///"}, "DATABASE_URL"),
    ({"AWARDBOT_HOME": "/nowhere"}, "AWARDBOT_HOME"),
]


@pytest.mark.parametrize(("env", "names"), REFUSED)
def test_what_cannot_work_is_refused_in_one_line(env: dict[str, str], names: str) -> None:
    with pytest.raises(SettingsError, match=names) as caught:
        read_settings(env)
    assert "\n" not in str(caught.value)


ADDRESSES = [
    ("", ""),
    ("https://bot.example.go.th", "https://bot.example.go.th"),
    (" https://bot.example.go.th/ ", "https://bot.example.go.th"),
    ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ("http://[::1]:8000/", "http://[::1]:8000"),
    ("HTTPS://Bot.Example.go.th/award-bot/v1//", "HTTPS://Bot.Example.go.th/award-bot/v1"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_the_public_address_is_taken_without_its_last_stroke(text: str, address: str) -> None:
    assert read_settings({"AWARDBOT_PUBLIC_URL": text}).public_url == address


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"AWARDBOT_PUBLIC_URL": "https://me:secret@bot.example.go.th"})
    assert "secret" not in str(caught.value)


CALL_NAMES = [("บอท, ผู้ช่วย ,", ("บอท", "ผู้ช่วย")), ("  ", ("บอทรางวัล",)), ("Award Bot", ("Award Bot",))]


@pytest.mark.parametrize(("text", "names"), CALL_NAMES)
def test_call_names_are_separated_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert read_settings({"AWARDBOT_CALL_NAMES": text}).call_names == names


def test_the_database_may_stand_elsewhere(tmp_path: Path) -> None:
    assert read_settings({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"}).database == tmp_path / "x.db"


def test_the_knowledge_is_found_beside_the_package() -> None:
    assert home_folder({}) == ROOT
