"""The environment, read once at the door."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingsError

SQLITE = "sqlite:///"
OFFICIAL_API = "https://api.line.me"
HOST = r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])"
ADDRESS = re.compile(rf"https?://{HOST}(?::[1-9]\d{{0,4}})?(?:/[\w.~%-]+)*/*", re.ASCII | re.IGNORECASE)
LONGEST_ADDRESS = 500  # LINE takes 1,000 for a button's address

# name, default, what it is for: the README's table is compared with this one
VARIABLES: tuple[tuple[str, str, str], ...] = (
    ("LINE_CHANNEL_SECRET", "", "รหัสลับของช่องทาง LINE ใช้ตรวจลายเซ็น"),
    ("LINE_CHANNEL_ACCESS_TOKEN", "", "โทเค็นสำหรับส่งข้อความผ่าน LINE"),
    ("LINE_API_BASE", OFFICIAL_API, "ที่อยู่ของ Messaging API ในโหมดทดลองใช้ตัวจำลองในเครื่อง"),
    ("DATABASE_URL", "", "ฐานข้อมูล ถ้าไม่ตั้ง ใช้ไฟล์ใน AWARDBOT_DATA"),
    ("AWARDBOT_DATA", "./data", "โฟลเดอร์เก็บข้อมูล"),
    ("AWARDBOT_HOME", "", "โฟลเดอร์ที่มี knowledge/ และ rules/"),
    ("AWARDBOT_CALL_NAMES", "บอทรางวัล", "ชื่อเรียกบอทในกลุ่ม คั่นด้วยจุลภาค"),
    ("AWARDBOT_SECRET_KEY", "", "กุญแจลับของระบบ จำเป็นเมื่อใช้งานจริง"),
    ("AWARDBOT_PUBLIC_URL", "", "ที่อยู่เว็บที่ผู้ใช้เปิดถึง ถ้าตั้ง ผลเช็กคุณสมบัติมีปุ่มไปหน้าสำหรับพิมพ์"),
    ("AWARDBOT_METRICS_TOKEN", "", "โทเค็นสำหรับดู /metrics (ยังไม่ใช้)"),
    ("AWARDBOT_RATE_LIMIT", "120", "จำนวนข้อความต่อนาทีต่อคนหรือต่อกลุ่ม (ยังไม่ใช้)"),
)

DEMO_SECRET = "demo-channel-secret"  # noqa: S105 - only signs between the demo page and the bot on loopback
DEMO_KEY = "demo-only-key"


@dataclass(frozen=True)
class Settings:
    """All that the environment decides. `demo` is true when no LINE channel is set; then an empty `api_base` means
    the stand-in behind the chat page."""

    channel_secret: str
    access_token: str
    api_base: str
    database_url: str
    database: Path
    data: Path
    home: Path
    call_names: tuple[str, ...]
    secret_key: str
    public_url: str
    metrics_token: str
    rate_limit: int
    demo: bool


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """Read the environment; raises SettingsError with one line that says what to set."""
    value = {name: env.get(name, "").strip() or default for name, default, _ in VARIABLES}
    secret, token = value["LINE_CHANNEL_SECRET"], value["LINE_CHANNEL_ACCESS_TOKEN"]
    if bool(secret) != bool(token):
        missing = "LINE_CHANNEL_ACCESS_TOKEN" if secret else "LINE_CHANNEL_SECRET"
        raise SettingsError(f"ยังไม่ได้ตั้ง {missing}: ตั้งให้ครบทั้งคู่ หรือลบทั้งคู่เพื่อใช้โหมดทดลอง")
    demo = not secret
    if not demo and not value["AWARDBOT_SECRET_KEY"]:
        raise SettingsError("ยังไม่ได้ตั้ง AWARDBOT_SECRET_KEY: ตั้งเป็นข้อความสุ่มยาวอย่างน้อย 32 ตัวอักษร")
    data = Path(value["AWARDBOT_DATA"])
    return Settings(
        channel_secret=secret or DEMO_SECRET,
        access_token=token or "demo-token",
        api_base="" if demo and not env.get("LINE_API_BASE", "").strip() else value["LINE_API_BASE"].rstrip("/"),
        database_url=value["DATABASE_URL"],
        database=_database_file(value["DATABASE_URL"], data),
        data=data,
        home=home_folder(env),
        call_names=tuple(name for part in value["AWARDBOT_CALL_NAMES"].split(",") if (name := part.strip())),
        secret_key=value["AWARDBOT_SECRET_KEY"] or DEMO_KEY,
        public_url=_web_address("AWARDBOT_PUBLIC_URL", value["AWARDBOT_PUBLIC_URL"]),
        metrics_token=value["AWARDBOT_METRICS_TOKEN"],
        rate_limit=_whole_number("AWARDBOT_RATE_LIMIT", value["AWARDBOT_RATE_LIMIT"]),
        demo=demo,
    )


def home_folder(env: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds knowledge/ and rules/: AWARDBOT_HOME, else beside the package."""
    chosen = env.get("AWARDBOT_HOME", "").strip()
    home = Path(chosen) if chosen else Path(__file__).resolve().parent.parent
    if not (home / "knowledge").is_dir() or not (home / "rules").is_dir():
        raise SettingsError(f"ไม่พบโฟลเดอร์ knowledge/ และ rules/ ใน {home}: ตั้ง AWARDBOT_HOME ให้ถูก")
    return home


def _database_file(url: str, data: Path) -> Path:
    if not url:
        return data / "awardbot.sqlite3"
    if not url.startswith(SQLITE) or not url.removeprefix(SQLITE):
        raise SettingsError("DATABASE_URL ต้องเป็น sqlite:///ที่อยู่ไฟล์ หรือไม่ต้องตั้ง")
    return Path(url.removeprefix(SQLITE))


def _web_address(name: str, text: str) -> str:
    """Empty, or http(s) with a host, maybe a port and a path: nothing that a page's path couldn't follow."""
    if text and (len(text) > LONGEST_ADDRESS or not ADDRESS.fullmatch(text)):
        raise SettingsError(f"{name} ต้องเป็นที่อยู่เว็บเต็ม เช่น https://bot.example.go.th หรือไม่ต้องตั้ง")
    return text.rstrip("/")


def _whole_number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise SettingsError(f"{name} ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป ไม่ใช่ {text!r}")
    return int(text)
