"""Names that a line must not break."""

from bot.pages.whole_names import whole_names

marked = whole_names(["แก้จน", "ร่วมใจแก้จน"])


def test_each_name_gets_an_element_the_longest_first() -> None:
    assert marked("ส่งร่วมใจแก้จนได้") == 'ส่ง<span class="name">ร่วมใจแก้จน</span>ได้'
    assert marked("แก้จน, แก้จน").count("<span") == 2


def test_a_text_without_names_stays_as_it_is() -> None:
    assert marked("ไม่มีชื่อ") == "ไม่มีชื่อ"
    assert marked("") == ""


def test_markup_in_a_text_does_no_harm() -> None:
    assert marked("<b>แก้จน</b> &") == '&lt;b&gt;<span class="name">แก้จน</span>&lt;/b&gt; &amp;'
