"""The tally as an HTML page with bar charts, complete in one file."""

from collections.abc import Sequence
from html import escape

from bot.measure.tally import Row, Tally

STYLE = """
body{font-family:Sarabun,'Noto Sans Thai',sans-serif;line-height:1.7;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b2430}
table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{padding:.25rem .6rem;text-align:left;vertical-align:top}
tr{border-bottom:1px solid #dde3ea}.bar{display:flex;height:1rem;background:#e8ecf1;min-width:12rem}
.right{background:#0a6b3b}.harm{background:#b3261e}td.n{text-align:right;white-space:nowrap}
"""  # noqa: E501
HEADINGS = {"expect": "ตามผลที่ควรเป็น", "style": "ตามลักษณะการพิมพ์", "topic": "ตามเรื่อง"}


def page(counted: Tally) -> str:
    """The page, in Thai: totals, a chart for each group, confusions, and every question that went wrong."""
    total = counted.total
    parts = [
        f"<h1>ผลการตอบ {total.asked} คำถาม</h1>",
        f"<p>ถูก {_share(total.right, total.asked)} ผิดแบบเกิดโทษ {_share(total.harmful, total.asked)} "
        f"ถามกลับทั้งที่ควรตอบ {100 * counted.asked_back_share:.1f} %</p>",
        *(_chart(heading, _group(counted, group)) for group, heading in HEADINGS.items()),
        "<h2>ควรเป็น กับ ที่ตอบ</h2>",
        _table([(escape(f"{a} → {b}"), str(n)) for (a, b), n in counted.confusions.most_common()]),
        "<h2>ข้อที่ยังไม่ถูก</h2>",
        _table([(escape(i), escape(q), escape(r) + (" (เกิดโทษ)" if h else "")) for i, q, r, h in counted.failures]),
    ]
    head = f'<!doctype html><html lang="th"><meta charset="utf-8"><title>ผลการตอบ</title><style>{STYLE}</style>'
    return head + "\n".join(parts) + "</html>\n"


def _group(counted: Tally, group: str) -> list[tuple[str, Row]]:
    return [(value, row) for (name, value), row in sorted(counted.rows.items()) if name == group]


def _chart(heading: str, rows: list[tuple[str, Row]]) -> str:
    cells = [
        (escape(value), _bar(row), _share(row.right, row.asked), f"{row.right}/{row.asked}") for value, row in rows
    ]
    return f"<h2>{heading}</h2>" + _table(cells)


def _bar(row: Row) -> str:
    right, harm = (100 * part / max(1, row.asked) for part in (row.right, row.harmful))
    return f'<div class="bar"><div class="right" style="width:{right:.1f}%"></div><div class="harm" style="width:{harm:.1f}%"></div></div>'  # noqa: E501


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return "<table>" + "\n".join(lines) + "</table>"
