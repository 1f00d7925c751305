"""awardbot serve: web and worker in one process, under gunicorn."""

import logging
import os
import socket
import threading
from dataclasses import replace
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from bot import create_app
from bot.errors import SettingsError
from bot.settings import Settings, read_settings

LOOPBACK = "127.0.0.1"
THREADS = 16
GRACE = 9  # seconds after SIGTERM; then gunicorn ends what is left
WORKER_STOP = 8.0  # of them for the worker: a call of LINE takes 7 at most
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


@click.command()
@click.option("--host", default=LOOPBACK, help="ที่อยู่ที่รับการเชื่อมต่อ")
@click.option("--port", type=click.IntRange(1, 65535), default=lambda: os.environ.get("PORT") or "8000", help="พอร์ต")
def serve(host: str, port: int) -> None:
    """เปิดบอท: รับ webhook และตอบคำถาม ถ้ายังไม่ตั้งค่า LINE จะเปิดโหมดทดลอง"""
    settings = read_settings()
    if settings.demo:
        host = LOOPBACK
        settings = replace(settings, api_base=settings.api_base or f"http://{LOOPBACK}:{port}/demo/line")
    _check_free(host, port)
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    app = create_app(settings)
    _announce(settings, host, port)
    Server(app, f"{host}:{port}").run()


def _announce(settings: Settings, host: str, port: int) -> None:
    if settings.demo:
        click.echo("โหมดทดลอง (ยังไม่ได้ตั้ง LINE_CHANNEL_SECRET): เปิดได้จากเครื่องนี้เท่านั้น")
        click.echo(f"หน้าแชท: http://{LOOPBACK}:{port}/demo/")
    else:
        click.echo(f"บอทเปิดแล้วที่ {host}:{port} รับ webhook ที่ /line/webhook")


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise SettingsError(f"เปิดที่ {host}:{port} ไม่ได้ ({error.strerror}): ใช้พอร์ตอื่นด้วย --port") from error


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with one process: threads for requests, and the worker's own beside them."""

    def __init__(self, app: Flask, bind: str) -> None:
        self._app, self._bind = app, bind
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn."""
        options: dict[str, Any] = {
            "bind": self._bind,
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda worker: self._begin(),
            "worker_exit": lambda server, worker: self._app.extensions["worker"].stop(WORKER_STOP),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def _begin(self) -> None:
        """Start what lives beside the requests, in the process that serves them."""
        self._app.extensions["worker"].start()
        threading.Thread(target=self._app.extensions["line"].connect, daemon=True).start()

    def load(self) -> Flask:
        """Called by gunicorn in the process that serves."""
        return self._app
