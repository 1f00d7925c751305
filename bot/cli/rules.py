"""awardbot rules: one work's facts against every award type."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from bot.answer.wording import Wording, fill, read_wording
from bot.cli.batch import lines
from bot.errors import InputError
from bot.knowledge.editions import editions
from bot.knowledge.facets import read_facets
from bot.knowledge.units import read_units
from bot.rules.evaluate import Verdict, evaluate, suggested
from bot.rules.facts import FactError, read_facts
from bot.rules.rules import Rules, current, read_rules
from bot.settings import home_folder


@click.group()
def rules() -> None:
    """เกณฑ์ของรางวัล"""


@rules.command()
@click.option("--facts", type=click.Path(path_type=Path), help="ไฟล์ JSON ข้อเท็จจริงของหนึ่งผลงาน")
@click.option("--batch", type=click.Path(path_type=Path), help="ไฟล์ JSONL บรรทัดละ {id, facts}")
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON")
def check(facts: Path | None, batch: Path | None, as_json: bool) -> int:
    """ตรวจผลงานตามข้อเท็จจริง กับเงื่อนไขของทุกประเภท"""
    if (facts is None) == (batch is None):
        raise InputError("ใส่ --facts FILE.json หนึ่งผลงาน หรือ --batch FILE.jsonl หลายผลงาน")
    desk = _Desk(home_folder())
    if batch is not None:
        reports = [desk.line(line) for line in lines(batch)]
        click.echo("\n".join(json.dumps(report, ensure_ascii=False) for report in reports))
        return 2 if any("error" in report for report in reports) else 0
    report = desk.report(None, _read(facts))
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else "\n".join(desk.said(report)))
    return 0


def _read(path: Path | None) -> object:
    try:
        return json.loads(b"".join(lines(path or Path())))
    except (ValueError, RecursionError) as error:
        raise InputError(f"ไฟล์ {path} ไม่ใช่ JSON ตรวจวงเล็บและเครื่องหมายคำพูด") from error


class _Desk:
    """The rules of every edition, and the words for them."""

    def __init__(self, home: Path) -> None:
        units = read_units(home)
        self._wording: Wording = read_wording(home)
        self._names = read_facets(home).labels
        self._rules: Mapping[str, Rules] = read_rules(home, editions(home), units, self._wording.measures)

    def line(self, line: bytes) -> dict[str, Any]:
        """The report of one line of a batch, or its error."""
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            return {"id": None, "error": "บรรทัดนี้ไม่ใช่ JSON"}
        if not isinstance(item, dict) or "facts" not in item:
            return {"id": item.get("id") if isinstance(item, dict) else None, "error": "ต้องมี facts เป็นกลุ่มของ ชื่อ: ค่า"}
        try:
            return self.report(item.get("id"), item["facts"])
        except FactError as error:
            return {"id": item.get("id"), "error": str(error)}

    def report(self, number: object, given: object) -> dict[str, Any]:
        """The JSON object of one work. Raises FactError."""
        edition, facts = read_facts(given)
        edition = edition or current(self._rules)
        if edition not in self._rules or not self._rules[edition].types:
            known = ", ".join(year for year, rules in self._rules.items() if rules.types)
            raise FactError(f"edition {edition} ไม่มีเงื่อนไขให้ตรวจ ใช้ได้เฉพาะ {known}")
        verdicts = evaluate(facts, self._rules[edition].types)
        types = {name: self._verdict(verdict, edition) for name, verdict in verdicts.items()}
        return {"id": number, "edition": edition, "types": types, "suggested": list(suggested(verdicts))}

    def _verdict(self, verdict: Verdict, edition: str) -> dict[str, Any]:
        def say(text: str) -> str:
            return fill(text, self._rules[edition].rulebook, self._wording, self._names)

        said: dict[str, Any] = {
            "status": verdict.status,
            "failed": [{"unit": unit, "reason": say(r.says)} for r in verdict.failed for unit in r.units],
            "missing": [fact.removeprefix("nominee.") for fact in verdict.missing],
            "notes": [{"text": say(note.says), "units": list(note.units)} for note in verdict.notes],
        }
        if verdict.nominee:
            said["nominee"] = self._verdict(verdict.nominee, edition)
        return said

    def said(self, report: Mapping[str, Any]) -> list[str]:
        """A report as lines for a reader."""
        return [line for name, verdict in report["types"].items() for line in self._said(self._names[name], verdict)]

    def _said(self, title: str, verdict: Mapping[str, Any], of: str = "") -> Iterator[str]:
        """The lines of one verdict; `of` is what its facts are of, "nominee." for those of the nominee."""
        words, facts = self._wording.sections["eligibility"], self._wording.sections["interview"]["facts"]
        yield f"{title}: {words['statuses'][verdict['status']]}"
        reasons: dict[str, list[str]] = {}
        for failed in verdict["failed"]:
            reasons.setdefault(failed["reason"], []).append(failed["unit"])
        yield from (f"  - {reason} [{', '.join(units)}]" for reason, units in reasons.items())
        if verdict["missing"]:
            yield f"  {words['missing']} {', '.join(facts.get(of + fact, fact) for fact in verdict['missing'])}"
        yield from (f"  * {note['text']} [{', '.join(note['units'])}]" for note in verdict["notes"])
        if "nominee" in verdict:
            yield from (f"  {line}" for line in self._said(words["nominee"], verdict["nominee"], "nominee."))
