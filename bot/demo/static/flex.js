// Draws Flex messages as LINE does: box, text, span, button, image, separator, filler, spacer.

import { el } from "./dom.js";

const SPACE = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const FONT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const BORDER = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };
const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const SIDES = { Top: "top", Bottom: "bottom", Start: "inline-start", End: "inline-end" };
const ALIGN = { start: "start", center: "center", end: "end" };
const WEB = /^https?:\/\//i;
const HEXADECIMAL = /^#[0-9a-f]{6}([0-9a-f]{2})?$/i;

/** A bubble or a carousel of bubbles; `press` is told of every action. */
export function drawFlex(contents, press) {
  if (contents.type === "carousel") {
    return el("div", { class: "flex-carousel" }, ...contents.contents.map((bubble) => drawBubble(bubble, press)));
  }
  return drawBubble(contents, press);
}

function drawBubble(bubble, press) {
  const made = el("div", { class: "flex-bubble" });
  made.style.maxWidth = `${BUBBLE[bubble.size] ?? BUBBLE.mega}px`;
  for (const block of ["header", "hero", "body", "footer"]) {
    if (!bubble[block]) continue;
    const drawn = draw(bubble[block], press, "vertical");
    drawn.classList.add(`flex-${block}`);
    colour(drawn, "backgroundColor", bubble.styles?.[block]?.backgroundColor);
    made.append(drawn);
  }
  return made;
}

const DRAWN = {
  box: drawBox,
  text: drawText,
  span: drawSpan,
  button: drawButton,
  image: drawImage,
  separator: drawSeparator,
  filler: () => el("div", { class: "flex-filler" }),
  spacer: drawSpacer,
};

function draw(part, press, layout, spacing) {
  const made = (DRAWN[part.type] ?? (() => el("div")))(part, press, layout);
  const margin = part.margin ?? spacing;
  if (margin) made.style[layout === "vertical" ? "marginTop" : "marginInlineStart"] = space(margin);
  grow(made, part, layout);
  if (part.type !== "button" && part.action) tappable(made, part.action, press);
  return made;
}

function drawBox(box, press) {
  const made = el("div", { class: `flex-box flex-${box.layout}` });
  const style = made.style;
  if (box.paddingAll) style.padding = space(box.paddingAll);
  for (const [side, name] of Object.entries(SIDES)) {
    const padding = box[`padding${side}`];
    if (padding) style.setProperty(`padding-${name}`, space(padding));
  }
  colour(made, "backgroundColor", box.backgroundColor);
  if (box.borderColor || box.borderWidth) {
    style.borderStyle = "solid";
    style.borderWidth = BORDER[box.borderWidth] ?? box.borderWidth ?? "1px";
    colour(made, "borderColor", box.borderColor ?? "#00000000");
  }
  if (box.cornerRadius) style.borderRadius = space(box.cornerRadius);
  for (const name of ["width", "maxWidth", "height", "maxHeight"]) if (box[name]) style[name] = box[name];
  if (box.justifyContent) style.justifyContent = box.justifyContent;
  if (box.alignItems) style.alignItems = box.alignItems;
  made.append(...box.contents.map((part, place) => draw(part, press, box.layout, place ? box.spacing : null)));
  return made;
}

function drawText(text, press) {
  const spans = (text.contents ?? []).map((span) => drawSpan(span, press));
  const made = el("p", { class: "flex-text" }, ...(spans.length ? spans : [text.text ?? ""]));
  letters(made, text);
  if (text.align) made.style.textAlign = ALIGN[text.align];
  if (text.gravity) made.style.alignSelf = { top: "flex-start", center: "center", bottom: "flex-end" }[text.gravity];
  if (!text.wrap) made.classList.add("flex-one-line");
  if (text.wrap && text.maxLines) {
    made.classList.add("flex-some-lines");
    made.style.setProperty("-webkit-line-clamp", text.maxLines);
  }
  return made;
}

function drawSpan(span) {
  const made = el("span", {}, span.text ?? "");
  letters(made, span, false);
  return made;
}

function drawButton(button, press) {
  const { style = "link", action } = button;
  const look = { class: `flex-button flex-${style}` };
  const made = leads(action) ? drawLink(action, look) : el("button", { type: "button", ...look }, action.label ?? "");
  if (button.height === "sm") made.classList.add("flex-small");
  colour(made, style === "link" ? "color" : "backgroundColor", button.color);
  if (!leads(action)) made.addEventListener("click", () => press(action));
  return made;
}

const leads = (action) => action.type === "uri" && WEB.test(action.uri ?? "");

function drawLink(action, look) {
  return el("a", { href: action.uri, target: "_blank", rel: "noopener noreferrer", ...look }, action.label ?? "");
}

function drawImage(image) {
  const made = el("img", { class: "flex-image", alt: "", src: image.url });
  if (image.aspectRatio) made.style.aspectRatio = image.aspectRatio.replace(":", " / ");
  if (image.aspectMode === "cover") made.style.objectFit = "cover";
  return made;
}

function drawSeparator(separator, press, layout) {
  const made = el("div", { class: `flex-separator flex-separator-${layout}`, role: "separator" });
  colour(made, "backgroundColor", separator.color);
  return made;
}

function drawSpacer(spacer) {
  const made = el("div");
  made.style.height = made.style.width = space(spacer.size ?? "md");
  return made;
}

function letters(made, text, sized = true) {
  if (sized || text.size) made.style.fontSize = FONT[text.size] ? `${FONT[text.size]}px` : (text.size ?? "16px");
  if (text.weight === "bold") made.style.fontWeight = "700";
  if (text.style === "italic") made.style.fontStyle = "italic";
  if (text.decoration) made.style.textDecoration = text.decoration;
  colour(made, "color", text.color);
}

function grow(made, part, layout) {
  const share = part.flex ?? (layout === "horizontal" ? 1 : 0);
  const still = part.type === "separator" || part.type === "spacer" || part.width;
  if (layout === "horizontal" || layout === "baseline") made.style.flex = share && !still ? `${share} 1 0` : "0 0 auto";
  else if (share) made.style.flexGrow = share;
}

function tappable(made, action, press) {
  made.setAttribute("role", "button");
  made.tabIndex = 0;
  made.classList.add("flex-tappable");
  made.addEventListener("click", () => press(action));
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(action);
  });
}

function colour(made, property, value) {
  if (HEXADECIMAL.test(value ?? "")) made.style[property] = value;
}

const space = (value) => SPACE[value] ?? value;
