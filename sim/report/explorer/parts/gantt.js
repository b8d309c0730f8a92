const LINE = 1.6;

// The bars of one replication, and behind them the time in which a supplier holds.
function drawGantt({ work, away, idle, holds, finish }) {
  const { activities, suppliers, plan, planned, axis } = data.gantt;
  const names = [...activities, ...suppliers.map((name) => `on hold: ${name}`)];
  const on = sheet("gantt", LINE * names.length + 4.6);
  const gutter = nameRows(on, names);
  const across = scale(axis, gutter, on.width - 1.5 * on.em);
  const row = (place, down) => (2.6 + LINE * place + down) * on.em;
  const bottom = row(names.length, 0.2);
  for (const [, start, end] of holds) {
    bar(on, "band", across(start), across(end), row(0, 0), bottom - row(0, 0));
  }
  marksBelow(on, axis, across, row(0, 0), bottom);
  plan.forEach(([start, end], place) => spell(on, "plan", across, start, end, row(place, 0.05), 0.35));
  work.forEach((span, place) => span && spell(on, "work", across, ...span, row(place, 0.45), 0.85));
  for (const [place, start, end] of away) spell(on, "away", across, start, end, row(place, 0.45), 0.85);
  for (const [place, start, end, byHold] of idle) {
    spell(on, byHold ? "hold" : "lead", across, start, end, row(place, 0.45), 0.85);
  }
  for (const [place, start, end] of holds) {
    spell(on, "held", across, start, end, row(activities.length + place, 0.4), 0.8);
  }
  markEnd(on, "planned finish", across(planned), 1, bottom);
  markEnd(on, "finish", across(finish), 2.2, bottom);
}

function spell(on, kind, across, start, end, y, height) {
  bar(on, kind, across(start), across(end), y, height * on.em);
}

// The names on the left, cut where the screen is narrow; returns where bars begin.
function nameRows(on, names) {
  const longest = Math.max(...names.map((name) => name.length));
  const most = Math.min(longest, Math.floor((0.38 * on.width) / (0.56 * on.em)));
  names.forEach((name, place) => {
    const cut = name.length > most ? `${name.slice(0, most - 1)}…` : name;
    const words = text(on, cut, 0, (2.6 + LINE * place + 1.1) * on.em);
    put(words, "title", {}, name);
  });
  return (most * 0.56 + 0.8) * on.em;
}

function markEnd(on, words, x, top, bottom) {
  line(on, "end", x, top * on.em, x, bottom);
  text(on, words, x - 0.3 * on.em, top * on.em, "end", "halo");
}
