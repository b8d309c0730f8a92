const SVG = "http://www.w3.org/2000/svg";
const data = JSON.parse(document.getElementById("data").textContent);
const sizes = { em: 14, widths: {} };

function put(parent, name, attributes, words) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (words !== undefined) made.textContent = words;
  parent.append(made);
  return made;
}

// An empty drawing so many lines of text high, in the pixels of the screen.
function sheet(name, lines) {
  const svg = document.getElementById(name);
  const width = sizes.widths[name];
  const height = lines * sizes.em;
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("height", height);
  return { svg, width, height, em: sizes.em };
}

function scale(axis, from, to) {
  const unit = (to - from) / (axis.high - axis.low);
  return (value) => from + (value - axis.low) * unit;
}

function bar(on, kind, from, to, y, height) {
  const x = Math.min(from, to);
  const width = Math.max(Math.abs(to - from), 1);
  return put(on.svg, "rect", { class: kind, x, y, width, height });
}

function line(on, kind, x1, y1, x2, y2) {
  return put(on.svg, "line", { class: kind, x1, y1, x2, y2 });
}

function text(on, words, x, y, anchor = "start", kind = "") {
  return put(on.svg, "text", { x, y, "text-anchor": anchor, class: kind }, words);
}

// Every so many of the ticks that their labels do not touch.
function thinned(ticks, place, em) {
  const widest = Math.max(...ticks.map(([, words]) => words.length)) * 0.6 * em + em;
  const apart = ticks.length > 1 ? place(ticks[1][0]) - place(ticks[0][0]) : widest;
  const every = Math.max(1, Math.ceil(widest / Math.abs(apart)));
  const zero = Math.max(0, ticks.findIndex(([value]) => value === 0));
  return ticks.filter((_, at) => (at - zero) % every === 0);
}

function marksBelow(on, axis, place, top, bottom) {
  for (const [value, words] of thinned(axis.ticks, place, on.em)) {
    line(on, value === 0 ? "zero" : "grid", place(value), top, place(value), bottom);
    text(on, words.replace("\n", " "), place(value), bottom + 1.2 * on.em, "middle");
  }
}

function marksLeft(on, axis, place, left, right) {
  for (const [value, words] of axis.ticks) {
    line(on, value === 0 ? "zero" : "grid", left, place(value), right, place(value));
    text(on, words, left - 0.4 * on.em, place(value) + 0.35 * on.em, "end");
  }
}
