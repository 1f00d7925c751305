// Counts every box while it is written, and the whole part.

import { measure, state, sum } from "./length.js";

const words = JSON.parse(document.getElementById("words").textContent);
const boxes = [...document.querySelectorAll("textarea[data-limit]")];
const lengths = new Map();

const say = (name, slots) => words[name].replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
const number = (n) => n.toLocaleString("en-US");

function show(place, length, limit) {
  const [name, n] = state(length, limit);
  const judged = document.createElement("strong");
  judged.textContent = say(name, { n: number(n) });
  place.replaceChildren(say("count", { n: number(length.whole), bare: number(length.bare) }), " · ", judged);
  place.dataset.state = name;
  place.hidden = false;
}

function count(box) {
  lengths.set(box, measure(box.value));
  show(document.getElementById(box.id.replace("text-", "count-")), lengths.get(box), Number(box.dataset.limit));
  const part = box.closest(".part");
  const total = part.querySelector("[data-total]");
  if (!total) return;
  const inside = boxes.filter((other) => part.contains(other) && lengths.has(other));
  show(total, sum(inside.map((other) => lengths.get(other))), Number(total.dataset.total));
}

/** Told to those who can't see it, once a box is left and not at every letter. */
function tell(box) {
  document.getElementById("told").textContent = box.closest(".box").querySelector(".count").textContent;
}

for (const box of boxes) {
  box.closest(".write").hidden = false;
  box.addEventListener("input", () => count(box));
  box.addEventListener("change", () => tell(box));
  count(box);
}

const clear = document.getElementById("clear");
clear.hidden = false;
clear.addEventListener("click", () => {
  for (const box of boxes) {
    box.value = "";
    count(box);
  }
});
