// The chat page: what the visitor does, and what came of it.

import { news, send } from "./api.js";
import { byId, el, words } from "./dom.js";
import { drawRecord, inShort, who } from "./timeline.js";

const PATIENCE = 20_000;
const OFTEN = 250;
const SELDOM = 1_000;

const rooms = { single: newRoom(false), group: newRoom(true) };
let room = rooms.single;
let quoting = null;
let awaited = null;
let timer = null;
let atEnd = true;

function newRoom(group, opened = false) {
  return { group, opened, after: 0, records: [] };
}

// what the visitor does

async function act(what) {
  stopQuoting();
  fault("");
  await_(expectsAnswer(what));
  const error = await send(room, what);
  if (error) {
    await_(false);
    fault(error);
  }
  await look();
}

function expectsAnswer(what) {
  if (what.kind === "unsend") return false;
  if (!room.group || what.kind === "postback" || what.kind === "join") return true;
  const called = what.call !== "none" || what.text?.startsWith(words.typed);
  return what.kind === "text" && (called || find(what.quotes)?.by === "bot");
}

function say(text) {
  if (!text.trim()) return;
  act({ kind: "text", text, call: room.group ? choice("call") : "none", quotes: quoting?.id });
}

function press(action) {
  if (action.type === "postback") act({ kind: "postback", data: action.data, text: action.displayText ?? action.label });
  else if (action.type === "message") act({ kind: "text", text: action.text, call: "none" });
  else if (action.type === "uri") window.open(action.uri, "_blank", "noopener");
}

function unsend(record) {
  act({ kind: "unsend", message: record.id });
}

function reply(record) {
  quoting = record;
  byId("quoting-who").textContent = `${words.reply_to} ${who(record)}`;
  byId("quoting-text").textContent = inShort(record);
  byId("quoting").hidden = false;
  byId("text").focus();
}

function stopQuoting() {
  quoting = null;
  byId("quoting").hidden = true;
}

// what came of it

async function look() {
  clearTimeout(timer);
  const seen = room;
  const found = await news(seen);
  if (seen === room) {
    if (found) show(found);
    schedule();
  }
}

function schedule() {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(look, awaited ? OFTEN : SELDOM);
}

function show({ messages, loading }) {
  const fresh = messages.filter((record) => record.number > room.after);
  for (const record of fresh) add(record);
  byId("typing").hidden = !loading;
  if (fresh.length || loading) toEnd();
  toStart(fresh.find((record) => record.by === "bot"));
  if (awaited && Date.now() > awaited) {
    await_(false);
    fault(words.silent);
  }
  if (!room.records.length && !room.opened) {
    room.opened = true;
    act({ kind: room.group ? "join" : "follow" });
  }
}

function add(record) {
  const before = room.records.at(-1);
  room.after = record.number;
  room.records.push(record);
  if (record.message.type === "unsent" && record.by === "page") remove(record.message.message);
  const tools = { find, press, reply, unsend, group: room.group };
  byId("timeline").append(...drawRecord(record, before, tools).filter(Boolean));
  if (record.by === "bot") {
    await_(false);
    fault("");
    for (const read of document.querySelectorAll(".read")) read.hidden = false;
  }
  offer(record.by === "bot" ? (record.message.quickReply?.items ?? []) : []);
}

function remove(id) {
  itemOf(id)?.remove();
  const record = find(id);
  if (record) record.message = { type: "unsent" };
}

function find(id) {
  return room.records.find((record) => record.id === id);
}

function itemOf(id) {
  return document.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

function offer(items) {
  const chips = items.map(({ action }) => el("button", { type: "button", onclick: () => press(action) }, action.label));
  byId("quick").replaceChildren(...chips);
  byId("quick").hidden = !chips.length;
  byId("quick").scrollLeft = 0;
}

function await_(answer) {
  awaited = answer ? Date.now() + PATIENCE : null;
}

function fault(text) {
  byId("fault").textContent = text;
  byId("fault").hidden = !text;
}

function toEnd() {
  atEnd = true;
  byId("scroll").scrollTop = byId("scroll").scrollHeight;
}

/** A message taller than the screen is read from its beginning, where the conclusion stands. */
function toStart(record) {
  const item = record && itemOf(record.id);
  if (!item) return;
  const above = item.getBoundingClientRect().top - byId("scroll").getBoundingClientRect().top;
  if (above < 0) byId("scroll").scrollTop += above;
}

// the controls

const choice = (name) => byId("controls").elements[name].value;

function enter(name) {
  room = rooms[name] = newRoom(name === "group", rooms[name].opened);
  byId("timeline").replaceChildren();
  byId("call").hidden = !room.group;
  byId("room-name").textContent = room.group ? words.group_name : words.bot_name;
  byId("room-note").textContent = room.group ? words.group_members : words.account;
  document.body.dataset.room = name;
  stopQuoting();
  fault("");
  offer([]);
  await_(false);
  look();
}

function fitInput() {
  const text = byId("text");
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
}

byId("scroll").addEventListener("scroll", ({ target }) => {
  atEnd = target.scrollTop + target.clientHeight > target.scrollHeight - 40;
});
new ResizeObserver(() => atEnd && toEnd()).observe(byId("scroll"));
byId("controls").addEventListener("change", (event) => {
  if (event.target.name === "room") enter(event.target.value);
});
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  say(byId("text").value);
  byId("text").value = "";
  fitInput();
});
byId("text").addEventListener("input", fitInput);
byId("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("composer").requestSubmit();
});
byId("quoting-cancel").addEventListener("click", stopQuoting);
byId("send-sticker").addEventListener("click", () => act({ kind: "sticker" }));
byId("send-image").addEventListener("click", () => act({ kind: "image" }));
document.addEventListener("visibilitychange", () => document.hidden || look());
for (const example of document.querySelectorAll(".example")) {
  example.addEventListener("click", () => say(example.textContent));
}

byId("controls").reset();
enter("single");
