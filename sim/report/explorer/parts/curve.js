function drawCurve(position, terms) {
  const on = sheet("curve", 15);
  const left = 3.6 * on.em;
  const across = scale(data.axes.curve, left, on.width - 2 * on.em);
  const up = scale({ low: 0, high: 1 }, 13 * on.em, on.em);
  const shares = [0, 0.2, 0.5, 0.8, 1].map((share) => [share, `${100 * share} %`]);
  marksBelow(on, data.axes.curve, across, on.em, 13 * on.em);
  marksLeft(on, { ticks: shares }, up, left, on.width - 2 * on.em);
  drawBand(on, position.curve.values, across, up);
  drawSteps(on, "path terms", terms.curve.values, across, up);
  drawSteps(on, "path ours", position.curve.values, across, up);
  drawMarks(on, "terms", terms.curve, across, up);
  drawMarks(on, "ours", position.curve, across, up);
}

// The steps of a curve, from the left edge to the right.
function steps(values, reach, across, up) {
  const { low, high } = data.axes.curve;
  const rises = values.map((value, at) => `H${across(value)}V${up(reach(at + 1))}`);
  return `M${across(low)} ${up(reach(0))}${rises.join("")}H${across(high)}`;
}

function drawSteps(on, kind, values, across, up) {
  const reached = (count) => count / values.length;
  put(on.svg, "path", { class: kind, d: steps(values, reached, across, up) });
}

function drawBand(on, values, across, up) {
  const [lower, upper] = data.bands;
  const above = steps(values, (count) => upper[count], across, up);
  const back = [...values.keys()].reverse();
  const below = back.map((at) => `V${up(lower[at + 1])}H${across(values[at])}`);
  const end = `V${up(lower[0])}H${across(data.axes.curve.low)}Z`;
  put(on.svg, "path", { class: "band", d: above + below.join("") + end });
}

function drawMarks(on, kind, { p50, p80 }, across, up) {
  for (const [value, share] of [[p50, 0.5], [p80, 0.8]]) {
    put(on.svg, "circle", { class: `mark ${kind}`, cx: across(value), cy: up(share), r: 0.3 * on.em });
  }
}
