"""Every event and message type of LINE's published webhook specification, filled in from its schema."""

from typing import Any

import pytest
import yaml

from bot.line.contents import CONTENTS
from bot.line.events import UNUSED, read
from bot.line.received import Ignored, Received
from bot.line.strangers import strangers
from tests.conftest import SHARED
from tests.line.raw import IN_CHAT, Raw, event

pytestmark = pytest.mark.skipif(SHARED is None, reason="the specification isn't here")


@pytest.fixture(scope="module")
def schemas() -> Raw:
    assert SHARED is not None
    spec = yaml.safe_load((SHARED / "line" / "webhook.yml").read_text(encoding="utf-8"))
    found: Raw = spec["components"]["schemas"]
    return found


def types_of(schemas: Raw, name: str) -> dict[str, Raw]:
    """Each type that a schema may be, with a sample that has all its fields."""
    mapping = schemas[name]["discriminator"]["mapping"]
    return {kind: sample(schemas, {"$ref": reference}) | {"type": kind} for kind, reference in mapping.items()}


def test_every_event_type_is_known_and_none_of_its_fields_is_strange(schemas: Raw) -> None:
    for kind, raw in types_of(schemas, "Event").items():
        assert kind in CONTENTS or kind in UNUSED
        assert "field_unknown" not in list(strangers(raw | {"message": {}}))


def test_every_event_type_that_is_not_used_is_left_alone(schemas: Raw) -> None:
    for kind, raw in types_of(schemas, "Event").items():
        if kind in UNUSED:
            assert read(raw) == Ignored("unused")


def test_every_event_type_that_is_used_is_read(schemas: Raw) -> None:
    for kind, raw in types_of(schemas, "Event").items():
        if kind in CONTENTS and kind != "message":
            received = read(raw | {"source": IN_CHAT, "mode": "active"})
            assert isinstance(received, Received), kind
            assert received.content.kind == kind


def test_every_message_type_is_read_and_none_of_its_fields_is_strange(schemas: Raw) -> None:
    for kind, message in types_of(schemas, "MessageContent").items():
        raw = event("message", message=message)
        assert "field_unknown" not in list(strangers(raw))
        received = read(raw)
        assert isinstance(received, Received), kind
        assert received.content.kind == ("text" if kind == "text" else "media")


def test_every_source_type_is_read(schemas: Raw) -> None:
    for kind, source in types_of(schemas, "Source").items():
        received = read(event("follow", source))
        assert isinstance(received, Received), kind
        assert received.source.chat_kind == kind


def sample(schemas: Raw, schema: Raw) -> Any:
    """A value with every property that a schema names."""
    if "$ref" in schema:
        return sample(schemas, schemas[schema["$ref"].rsplit("/", 1)[1]])
    if "allOf" in schema:
        return {name: value for part in schema["allOf"] for name, value in sample(schemas, part).items()}
    if schema.get("type") == "array":
        return [sample(schemas, schema["items"])]
    if "properties" in schema or schema.get("type") == "object":
        return {name: sample(schemas, part) for name, part in schema.get("properties", {}).items()}
    return schema.get("enum", [{"integer": 1, "number": 1.5, "boolean": True}.get(schema.get("type", ""), "x")])[0]
