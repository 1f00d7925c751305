"""The documents' own texts, unit by unit: one load as a whole or none."""

from collections.abc import Mapping, Sequence

from sqlite_utils import Database

ADD = "INSERT INTO source_texts (unit, text, loaded_at) VALUES (?, ?, ?)"


def load(db: Database, texts: Mapping[str, str], now: float) -> None:
    """Put these texts in the place of all that were loaded before."""
    db.conn.execute("DELETE FROM source_texts")
    db.conn.executemany(ADD, [(unit, text, now) for unit, text in texts.items()])


def get(db: Database, units: Sequence[str]) -> dict[str, str]:
    """The texts of those units that have one, in the order asked for."""
    wanted = dict.fromkeys(units)
    places = ", ".join("?" * len(wanted))
    rows = db.conn.execute(f"SELECT unit, text FROM source_texts WHERE unit IN ({places})", tuple(wanted))  # noqa: S608
    found = {str(unit): str(text) for unit, text in rows}
    return {unit: found[unit] for unit in wanted if unit in found}
