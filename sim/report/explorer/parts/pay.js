// What accounts payable earns, and what the firm gains, along the lever that steers.
function drawPay(at, shown) {
  const on = sheet("pay", 24.6);
  const left = 5 * on.em;
  const right = on.width - 2 * on.em;
  const labels = data.levers[at.steer];
  const step = (right - left) / (labels.length - 0.4);
  const across = (place) => left + step * (place + 0.3);
  const places = labels.map((_, place) => place).filter((place) => shown(place));
  text(on, data.names.earned, 0, on.em);
  drawPanel(on, "earned", 0, [2.8, 9.5], { at, across, places, left, right });
  text(on, data.names.value, 0, 11.8 * on.em);
  drawPanel(on, "value", 1, [13.6, 21.5], { at, across, places, left, right });
  markPlaces(on, labels, across, at);
}

function drawPanel(on, axis, which, [top, bottom], { at, across, places, left, right }) {
  const up = scale(data.axes[axis], bottom * on.em, top * on.em);
  marksLeft(on, data.axes[axis], up, left, right);
  const found = places.map((place) => [place, data.positions[at.steer][place][at.hold].pay[which]]);
  const points = found.map(([place, [mean]]) => `${across(place)},${up(mean)}`).join(" ");
  const all = places.length === data.levers[at.steer].length;
  if (all) put(on.svg, "polyline", { class: `path ${axis}`, points });
  for (const [place, [mean, low, high, words]] of found) {
    if (low !== null) line(on, "spread", across(place), up(low), across(place), up(high));
    drawPoint(on, axis, place === at.place, across(place), up(mean), words);
  }
}

function drawPoint(on, axis, here, x, y, words) {
  const r = on.em * (here ? 0.5 : 0.28);
  put(on.svg, "circle", { class: `point ${axis}${here ? " here" : ""}`, cx: x, cy: y, r });
  if (!here) return;
  const anchor = x > on.width * 0.75 ? "end" : x < on.width * 0.3 ? "start" : "middle";
  text(on, words, x, y - 0.9 * on.em, anchor, "strong halo");
}

function markPlaces(on, labels, across, at) {
  const ticks = labels.map((words, place) => [place, words.replace(" days old", "")]);
  for (const [place, words] of thinned(ticks, across, on.em)) {
    text(on, words, across(place), 22.8 * on.em, "middle", place === at.place ? "strong" : "");
  }
  const unit = at.steer === "age" ? "days old when paid" : "of downtime by credit hold is charged";
  text(on, unit, on.width - 0.2 * on.em, 24.1 * on.em, "end");
}
