"""Answers to draw: those of the demonstration, and any that Hypothesis can think of."""

from hypothesis import strategies as st

from bot.answer.answer import Answer, Choice, Citation

NO = Answer(
    kind="answer",
    status="answered",
    headline="หนึ่งผลงานส่งได้สาขาเดียว",
    body="ผลงานเดียวกันส่งทั้งสาขาบริการภาครัฐและสาขาการมีส่วนร่วมในปีเดียวกันไม่ได้\nเลือกสาขาที่เกณฑ์ตรงกับจุดเด่นของผลงานมากที่สุด",
    verdict="no",
    verdict_word="ไม่ได้",
    citations=(Citation("clinic-2567#2", "คลินิกให้คำปรึกษา 2567 ข้อ 2"),),
    related=(
        Choice("แต่ละประเภทต้องทำมานานเท่าไร", "duration"),
        Choice("สาขาการมีส่วนร่วมต่างจากสาขาบริการภาครัฐอย่างไร", "branches"),
    ),
    entry="one-work-one-branch",
    edition="2567",
    origin="approved",
    confidence=0.93,
    offers_officer=True,
    offers_feedback=True,
)
YES = Answer(
    kind="answer",
    status="answered",
    headline="จังหวัดสมัครประเภทเปิดใจใกล้ชิดประชาชนได้",
    verdict="yes",
    verdict_word="ได้",
    citations=(Citation("rulebook-2567#1.1.2(2)", "หลักเกณฑ์ 2567 ข้อ 1.1.2(2)"),),
    edition="2567",
    origin="computed",
    offers_officer=True,
    offers_feedback=True,
)
DEPENDS = Answer(
    kind="answer",
    status="answered",
    headline="ถ้าถึงระดับ Collaborate เกณฑ์สองแห่งเขียนไม่ตรงกัน",
    body="เงื่อนไขข้อ 1.1.2(1) เขียนว่า “ขึ้นไป” แต่แบบฟอร์มเขียนว่าไม่ถึงระดับ Collaborate",
    verdict="depends",
    verdict_word="มีเงื่อนไข",
    citations=(
        Citation("rulebook-2567#1.1.2(1)", "หลักเกณฑ์ 2567 ข้อ 1.1.2(1)"),
        Citation("rulebook-2567#form-open.checklist", "หลักเกณฑ์ 2567 แบบฟอร์มเปิดใจฯ รายการตรวจสอบ"),
    ),
    edition="2567",
    origin="computed",
    notes=("ระบบยึดตามเงื่อนไขข้อ 1.1.2(1) และแจ้งข้อขัดแย้งให้ทราบ",),
    offers_officer=True,
    offers_feedback=True,
)
WHICH = Answer(
    kind="clarify",
    status="clarify",
    headline="ถามถึงประเภทใด",
    body="พิมพ์หมายเลขหรือแตะข้อที่ต้องการ",
    choices=(
        Choice("เปิดใจใกล้ชิดประชาชน (Open Governance)", "duration-open"),
        Choice("สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)", "duration-effective"),
        Choice("เลื่องลือขยายผล (Participation Expanded)", "duration-expanded"),
        Choice("ร่วมใจแก้จน", "duration-poverty"),
    ),
)
HANDOFF = Answer(
    kind="handoff",
    status="handoff_unknown",
    headline="เรื่องวันปิดรับสมัครยังไม่มีในเอกสารที่บอทใช้ตอบ",
    body="ส่งคำถามนี้ให้เจ้าหน้าที่ตอบแทนได้",
    offers_officer=True,
)
OFF_TOPIC = Answer(kind="handoff", status="handoff_off_topic", headline="เรื่องนี้ไม่เกี่ยวกับรางวัล")
HELLO = Answer(
    kind="smalltalk",
    status="smalltalk",
    headline="สวัสดี ยินดีให้คำปรึกษาเรื่องรางวัล",
    body="ลองถามได้เลย เช่น",
    choices=(Choice("โครงการเดียวส่งสองสาขาได้ไหม", "one-work-one-branch"), Choice("ต้องทำมานานเท่าไร", "duration")),
)
SAMPLES = (NO, YES, DEPENDS, WHICH, HANDOFF, OFF_TOPIC, HELLO)

LETTERS = "กขคงนปพรลวส่้๊๋็์ัิีึืุูะาำเแโใไๆฯ 0123456789abcXYZ\n{}<>&\"'\\👍🏽👨‍👩‍👧‍👦🇹🇭️‍"
said = st.text(st.sampled_from(LETTERS), min_size=1, max_size=40).map(lambda text: "ก" + text)
huge = st.builds(lambda text, times: text * times, said, st.integers(1, 400))
texts = st.one_of(said, said, huge)
names = st.text(st.sampled_from("abcdefgh-_.:#/0123456789"), min_size=1, max_size=60)
choices = st.builds(Choice, texts, names)
answers = st.builds(
    Answer,
    kind=st.sampled_from(["answer", "clarify", "handoff", "smalltalk"]),
    status=st.just("answered"),
    headline=texts,
    body=st.one_of(st.just(""), texts),
    verdict=st.sampled_from([None, "yes", "no", "depends"]),
    verdict_word=st.sampled_from(["", "ได้", "ไม่ได้", "มีเงื่อนไข"]),
    citations=st.lists(st.builds(Citation, names, texts), max_size=15).map(tuple),
    choices=st.lists(choices, max_size=25).map(tuple),
    related=st.lists(choices, max_size=5).map(tuple),
    edition=st.sampled_from([None, "2564", "2567"]),
    origin=st.sampled_from([None, "approved", "computed", "officer"]),
    notes=st.lists(texts, max_size=8).map(tuple),
    offers_officer=st.booleans(),
    offers_feedback=st.booleans(),
    offers_original=st.booleans(),
)
