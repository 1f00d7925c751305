"""The little words that Thai speakers hang on a name when they call somebody."""

from typing import Final

_THAI = "\u0e01-\u0e4e"

# no other word begins with these, so they come off even with the question glued on
_ALWAYS: Final = (
    *("ครับ+", "คร้าบ+", "ค้าบ+", "ค่ะ+", "ค๊ะ+", "ค๋า+", "จ้ะ+", "จ๊ะ+", "จ๋า+", "จ๊า+"),
    *("นะ+", "น่ะ+", "เอ๊ย", "เอ๋ย", "เอ้ย"),
    *("ค่าา+", "ค้าา+", "จ้าา+", "คะะ+", "น้าา+", "ขาา+"),  # drawn out, they can't be cost, hire, score
    "คะ(?!แนน|นอง|นึง|เน|น้า|มำ|ยั้น|ยอ|เย้อ)",
    "จ้า(?!ง|ว|ละ)",
)
# these begin other words too (cost, trade, lack, what), so they come off only where the word ends
_BEFORE_A_BREAK: Final = ("ครับ+ผม", "คับ+", "ค่า", "ค้า", "ขา", "งับ", "ฮับ", "ฮะ", "อะ", "อ่ะ", "น้า")

PARTICLE: Final = rf"(?:(?:{'|'.join(_BEFORE_A_BREAK)})(?![{_THAI}])|{'|'.join(_ALWAYS)})"
"""A regular expression for one particle."""
