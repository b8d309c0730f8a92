const ROW = 2.7;

function drawWaterfall(position) {
  const names = [...data.accounts, "Change in firm value"];
  const on = sheet("waterfall", ROW * names.length + 2);
  const across = scale(data.axes.waterfall, 2 * on.em, on.width - 6.5 * on.em);
  const bottom = ROW * names.length * on.em;
  marksBelow(on, data.axes.waterfall, across, 0, bottom);
  let level = 0;
  names.forEach((name, row) => {
    const total = row === names.length - 1;
    const start = total ? 0 : level;
    drawAccount(on, across, position.waterfall[row], { name, row, start, total });
    level += position.waterfall[row][0];
  });
}

function drawAccount(on, across, [amount, low, high, words, interval], { name, row, start, total }) {
  const top = ROW * row * on.em;
  const kind = total ? "total" : amount < 0 ? "down" : "up";
  const spread = interval && on.width > 34 * on.em ? `  (${interval})` : "";
  text(on, name, 0, top + on.em, "start", "halo" + (total ? " strong" : ""));
  text(on, words + spread, on.width, top + on.em, "end", "halo" + (total ? " strong" : ""));
  bar(on, kind, across(start), across(start + amount), top + 1.4 * on.em, 0.9 * on.em);
  if (low === null) return;
  const middle = top + 1.85 * on.em;
  line(on, "spread", across(start + low), middle, across(start + high), middle);
}
