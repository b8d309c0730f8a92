const byId = (name) => document.getElementById(name);
const ANSWERS = [...document.querySelectorAll(".answer")];
const FIGURES = ["pay", "waterfall", "idle", "curve", "gantt"];
const seen = new Set();

function position() {
  const chosen = document.querySelector("input[name=steer]:checked");
  const steer = chosen ? chosen.value : "age";
  return { steer, place: Number(byId(steer).value), hold: Number(byId("hold").value) };
}

function keyOf({ steer, place, hold }) {
  return `${steer} ${place} ${hold}`;
}

// Whether the answer at a position may be shown: always, or once it was guessed.
function known(at) {
  return !byId("predict").checked || seen.has(keyOf(at));
}

function show() {
  const at = position();
  nameLevers(at);
  const open = known(at);
  for (const part of ANSWERS) part.hidden = !open;
  byId("guess").hidden = open;
  const here = data.positions[at.steer][at.place][at.hold];
  byId("words").textContent = open ? here.words : "Make your guess; then you see what happens.";
  if (open) tell(at, here);
}

function nameLevers(at) {
  for (const name in data.levers) {
    const slider = byId(name);
    const words = data.levers[name][slider.value];
    slider.setAttribute("aria-valuetext", words);
    byId(`${name}-at`).textContent = words;
    byId(`lever-${name}`).hidden = name !== "hold" && name !== at.steer;
  }
}

function tell(at, here) {
  here.tiles.forEach(([words, spread], place) => {
    byId(`tile-${place}`).textContent = words;
    byId(`spread-${place}`).textContent = spread;
  });
  for (const name of FIGURES) byId(`${name}-says`).textContent = here.says[name];
  if (!sizes.widths.pay) measure();
  drawPay(at, (place) => known({ ...at, place }));
  drawWaterfall(here);
  drawIdle(here, data.terms[at.hold]);
  drawCurve(here, data.terms[at.hold]);
  drawGantt(here.gantt);
}

function measure() {
  sizes.em = 0.875 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const name of FIGURES) sizes.widths[name] = byId(name).parentElement.clientWidth;
}

function showAnew() {
  byId("verdict").hidden = true;
  show();
}

function fit() {
  measure();
  show();
}

byId("guess").addEventListener("submit", (event) => {
  event.preventDefault();
  const at = position();
  const verb = byId("guess-sign").value === "-" ? "loses" : "gains";
  const size = Number(byId("guess-size").value).toLocaleString("en");
  seen.add(keyOf(at));
  show();
  const { answer } = data.positions[at.steer][at.place][at.hold];
  byId("verdict").textContent = `Your guess: it ${verb} ${data.currency}${size}k. ${answer}`;
  byId("verdict").hidden = false;
  byId("verdict").focus();
  byId("guess-size").value = "";
});
byId("predict").addEventListener("change", showAnew);
byId("large").addEventListener("change", (event) => {
  document.documentElement.classList.toggle("large", event.target.checked);
  fit();
});
for (const input of document.querySelectorAll("input[type=range], input[name=steer]")) {
  input.addEventListener("input", showAnew);
}
window.addEventListener("resize", fit);
byId("hold").value = data.start;
for (const name in data.levers) if (name !== "hold") byId(name).value = 0;
fit();
