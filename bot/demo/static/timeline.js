// Draws the messages of a room, one list item each.

import { el, words } from "./dom.js";
import { drawFlex } from "./flex.js";

const BOT = new URL("bot.svg", import.meta.url).href;
const clock = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const calendar = new Intl.DateTimeFormat("th-TH", { weekday: "short", day: "numeric", month: "short", year: "numeric" });
const SVG = "http://www.w3.org/2000/svg";
const STICKER = "M32 6c15 0 26 10 26 24S47 54 32 54c-3 0-6 0-9-1l-11 6 3-10C9 44 6 37 6 30 6 16 17 6 32 6z";
const SMILE = "M20 32c5 10 19 10 24 0M23 22v3M41 22v3";
const PHOTO = "M8 44l14-14 10 9 8-7 16 14M42 20a4 4 0 1 1-.1 0";

/** A record as a list item. `tools`: find(id), press(action), reply(record), unsend(record), group. */
export function drawRecord(record, before, tools) {
  const day = !before || calendar.format(before.at) !== calendar.format(record.at) ? drawDay(record) : null;
  if (record.by === "page") return [day, drawNotice(record)];
  if (record.message.type === "unsent") return [day];
  const mine = record.by === "visitor";
  const first = !before || before.by !== record.by || day !== null;
  const item = el(
    "li",
    { class: `said ${mine ? "mine" : "theirs"}${first ? " first" : ""}`, "data-id": record.id },
    mine ? null : el("img", { class: "avatar", src: BOT, alt: "" }),
    el(
      "div",
      { class: "said-body" },
      !mine && first ? el("p", { class: "said-name" }, words.bot_name) : null,
      el("div", { class: "said-row" }, drawMessage(record, tools), drawMeta(record, mine, tools)),
    ),
  );
  return [day, item];
}

/** What a message says in one line, for a quote. */
export function inShort(record) {
  const { type, text, altText } = record?.message ?? {};
  return text ?? altText ?? { sticker: words.a_sticker, image: words.an_image }[type] ?? words.unknown;
}

/** Who wrote a message. */
export const who = (record) => (record?.by === "visitor" ? words.you : words.bot_name);

function drawDay(record) {
  return el("li", { class: "day" }, el("span", {}, calendar.format(record.at)));
}

function drawNotice(record) {
  const text = { follow: words.followed, join: words.joined, unsent: words.unsent }[record.message.type];
  return el("li", { class: "notice" }, el("span", {}, text ?? words.unknown));
}

function drawMessage(record, tools) {
  const { message } = record;
  if (message.type === "flex") return drawFlex(message.contents, tools.press);
  if (message.type === "sticker") return drawPicture("sticker", words.a_sticker, STICKER, SMILE);
  if (message.type === "image") return drawPicture("photo", words.an_image, PHOTO);
  const quoted = record.quotes ? tools.find(record.quotes) : null;
  return el(
    "div",
    { class: "balloon" },
    quoted ? el("p", { class: "quoted" }, el("b", {}, who(quoted)), el("span", {}, inShort(quoted))) : null,
    el("p", { class: "balloon-text" }, message.type === "text" ? message.text : words.unknown),
  );
}

function drawPicture(name, label, ...paths) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 64 64");
  drawn.setAttribute("class", name);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  for (const path of paths) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    drawn.append(line);
  }
  return drawn;
}

function drawMeta(record, mine, tools) {
  const text = mine ? words.unsend : words.reply;
  const act = mine ? tools.unsend : tools.reply;
  return el(
    "p",
    { class: "meta" },
    mine && !tools.group ? el("span", { class: "read", hidden: true }, words.read) : null,
    el("time", { datetime: new Date(record.at).toISOString() }, `${clock.format(record.at)} น.`),
    el("button", { type: "button", class: "act", onclick: () => act(record) }, text),
  );
}
