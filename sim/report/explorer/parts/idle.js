function drawIdle(position, terms) {
  const on = sheet("idle", 8.6);
  const across = scale(data.axes.idle, on.em, on.width - 2 * on.em);
  marksBelow(on, data.axes.idle, across, 0.2 * on.em, 6.8 * on.em);
  drawDays(on, across, 0.4, "Here", position.idle);
  drawDays(on, across, 3.6, data.names.reference, terms.idle);
}

function drawDays(on, across, top, name, { hold, lead, ends: [low, high] }) {
  const y = (top + 1.4) * on.em;
  text(on, name, across(0), (top + 1) * on.em, "start", "halo");
  bar(on, "hold", across(0), across(hold), y, 1.4 * on.em);
  bar(on, "lead", across(hold), across(hold + lead), y, 1.4 * on.em);
  if (low === null) return;
  line(on, "spread", across(low), y + 0.7 * on.em, across(high), y + 0.7 * on.em);
}
