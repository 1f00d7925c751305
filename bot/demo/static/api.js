// What the page asks of the server.

import { words } from "./dom.js";

/** A visitor's id, kept for this tab. */
export function visitorId() {
  let id = sessionStorage.getItem("visitor");
  if (!/^[0-9a-f]{32}$/.test(id ?? "")) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("visitor", id);
  }
  return id;
}

/** Do something in the room; resolves to an error in words, or null. */
export async function send(room, act) {
  try {
    const response = await fetch("send", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ visitor: visitorId(), group: room.group, ...act }),
    });
    if (response.ok) return null;
    return (await response.json()).error ?? words.unreachable;
  } catch {
    return words.unreachable;
  }
}

/** What happened in the room after a number: { messages, loading }, or null while the server is away. */
export async function news(room) {
  const query = new URLSearchParams({ visitor: visitorId(), group: room.group, after: room.after });
  try {
    const response = await fetch(`messages?${query}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
