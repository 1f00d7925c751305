"""Everything that the documents hold is answered from."""

from bot.knowledge.handbook import Handbook


def test_every_unit_is_cited_by_an_answer(handbook: Handbook) -> None:
    cited = {unit for entry in handbook.entries.values() for unit in entry.citations}
    assert [unit for unit in handbook.units if unit not in cited] == []
