// How long a text is, counted as bot/rules/length.py counts it.

const SPACES = /[\t-\r \x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g;

const points = (text) => Array.from(text).length;

/** Code points after NFC, a line end of any kind one, with and without spaces. */
export function measure(text) {
  const whole = text.replace(/\r\n|\r/g, "\n").normalize("NFC");
  return { whole: points(whole), bare: points(whole.replace(SPACES, "")) };
}

/** The length of several texts together. */
export function sum(lengths) {
  return lengths.reduce((a, b) => ({ whole: a.whole + b.whole, bare: a.bare + b.bare }), { whole: 0, bare: 0 });
}

/** How a length stands to its limit: the name of its wording, and the number to say. */
export function state({ whole, bare }, limit) {
  if (bare > limit) return ["is_over", whole - limit];
  if (whole > limit) return ["is_between", whole - limit];
  return whole === limit ? ["is_full", 0] : ["is_left", limit - whole];
}
