/* The week. */

const JUST_NOW = 500; // Milliseconds in which a click belongs to the touch before it.

const buttons = [];
const here = { day: 0, slot: 0 };
let drag = null;
let touched = -Infinity;

function stateWords(state) {
  return [words.not_free, words.if_needed, words.free][state];
}

function cellWords(day, slot) {
  const from = FIRST + slot * data.step;
  return filled(words.cell, {
    day: words.days[day], from: clock(from), to: clock(from + data.step), state: stateWords(week[day][slot]),
  });
}

function drawCell(day, slot) {
  const button = buttons[day][slot];
  button.dataset.state = STATES[week[day][slot]];
  button.setAttribute("aria-label", cellWords(day, slot));
}

function setCell(day, slot, state) {
  if (week[day][slot] === state) return;
  week[day][slot] = state;
  drawCell(day, slot);
}

function buildWeek() {
  for (let day = 0; day < 7; day++) buttons.push([]);
  const body = byId("week-body");
  for (let slot = 0; slot < SLOTS; slot++) body.append(buildRow(slot));
  buttons[0][0].tabIndex = 0;
}

function buildRow(slot) {
  const minute = FIRST + slot * data.step;
  const kind = minute % 60 ? "part" : "whole";
  const row = element("tr", { class: kind }, element("th", { scope: "row" }, clock(minute)));
  for (let day = 0; day < 7; day++) row.append(buildCell(day, slot, minute));
  return row;
}

function buildCell(day, slot, minute) {
  const button = element("button", { type: "button", tabindex: "-1", "data-day": day, "data-minute": minute });
  buttons[day][slot] = button;
  drawCell(day, slot);
  return element("td", { class: `day day-${day}` }, button);
}

function brush() {
  return STATES.indexOf(document.querySelector("#tools input[data-paint]:checked").dataset.paint);
}

function spotOf(target) {
  const button = target && target.closest && target.closest("button[data-day]");
  return button ? { day: Number(button.dataset.day), slot: (Number(button.dataset.minute) - FIRST) / data.step } : null;
}

function goTo(day, slot, focus, quietly) {
  buttons[here.day][here.slot].tabIndex = -1;
  here.day = Math.max(0, Math.min(6, day));
  here.slot = Math.max(0, Math.min(SLOTS - 1, slot));
  showDay(here.day);
  const button = buttons[here.day][here.slot];
  button.tabIndex = 0;
  if (focus) button.focus({ preventScroll: Boolean(quietly) });
}

/* On a narrow screen one day is shown at a time. */
function showDay(day) {
  byId("week").className = `shows-${day}`;
  byId(`day-${day}`).checked = true;
}

function paintFromTo(start, end, state) {
  const between = (a, b, value) => value >= Math.min(a, b) && value <= Math.max(a, b);
  for (let day = 0; day < 7; day++) {
    for (let slot = 0; slot < SLOTS; slot++) {
      const inside = between(start.day, end.day, day) && between(start.slot, end.slot, slot);
      setCell(day, slot, inside ? state : drag.before[day][slot]);
    }
  }
}

function startDrag(event) {
  const spot = spotOf(event.target);
  if (!spot || event.button !== 0 || !event.isPrimary) return;
  const state = week[spot.day][spot.slot] === brush() ? NO : brush();
  drag = { start: spot, end: spot, state, before: week.map((cells) => [...cells]) };
  if (event.target.hasPointerCapture && event.target.hasPointerCapture(event.pointerId)) {
    event.target.releasePointerCapture(event.pointerId);
  }
  goTo(spot.day, spot.slot, true, true);
  paintFromTo(spot, spot, state);
}

function moveDrag(event) {
  if (!drag) return;
  const spot = spotOf(document.elementFromPoint(event.clientX, event.clientY));
  if (!spot) return;
  drag.end = spot;
  paintFromTo(drag.start, spot, drag.state);
}

function endDrag(event) {
  if (!drag) return;
  touched = event.timeStamp;
  const { start, end, state } = drag;
  drag = null;
  sayPainted(start, end, state);
  changed();
}

function sayPainted(start, end, state) {
  const days = [start.day, end.day].sort((a, b) => a - b);
  const slots = [start.slot, end.slot].sort((a, b) => a - b);
  const names = [...new Set(days)].map((day) => words.days[day]).join("–");
  const from = clock(FIRST + slots[0] * data.step), to = clock(FIRST + (slots[1] + 1) * data.step);
  say(filled(words.cell, { day: names, from, to, state: stateWords(state) }));
}

/* Keys press a button by a click of their own, and so do screen readers. */
function pressCell(event) {
  const spot = spotOf(event.target);
  if (!spot || event.timeStamp - touched < JUST_NOW && event.detail > 0) return;
  goTo(spot.day, spot.slot, true);
  setCell(spot.day, spot.slot, week[spot.day][spot.slot] === brush() ? NO : brush());
  say(cellWords(spot.day, spot.slot));
  changed();
}

/* How far a key goes, in days and cells; in a language written from the right the days run that way too. */
function steps(key) {
  const side = document.dir === "rtl" ? -1 : 1;
  return {
    ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-side, 0], ArrowRight: [side, 0],
    Home: [-7, 0], End: [7, 0], PageUp: [0, -SLOTS], PageDown: [0, SLOTS],
  }[key];
}

function moveByKey(event) {
  const step = steps(event.key);
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const paints = event.shiftKey && event.key.startsWith("Arrow");
  if (paints) setCell(here.day, here.slot, brush());
  goTo(here.day + step[0], here.slot + step[1], true);
  if (!paints) return;
  setCell(here.day, here.slot, brush());
  say(cellWords(here.day, here.slot));
  changed();
}

function setWeek(stateAt, told) {
  for (let day = 0; day < 7; day++) for (let slot = 0; slot < SLOTS; slot++) setCell(day, slot, stateAt(day, slot));
  say(told);
  changed();
}

function noFixedHours() {
  return byId("no-fixed-hours").checked;
}

/* A number as the language of the page writes it; plain where the browser does not know the language. */
function numberWords(number) {
  try {
    return new Intl.NumberFormat(data.language, { maximumFractionDigits: 2 }).format(number);
  } catch (error) {
    return String(number);
  }
}

function drawTotals() {
  const hours = (state) => week.reduce((sum, cells) => sum + cells.filter((cell) => cell === state).length, 0) * data.step / 60;
  byId("totals").textContent = filled(words.in_all, { free: numberWords(hours(FREE)), if_needed: numberWords(hours(IF_NEEDED)) });
  week.forEach((cells, day) => { byId(`day-${day}`).dataset.painted = cells.some((cell) => cell !== NO); });
}

function listenToWeek() {
  const body = byId("week-body");
  body.addEventListener("pointerdown", startDrag);
  document.addEventListener("pointermove", moveDrag);
  document.addEventListener("pointerup", endDrag);
  document.addEventListener("pointercancel", endDrag);
  body.addEventListener("click", pressCell);
  body.addEventListener("keydown", moveByKey);
  byId("copy-monday").addEventListener("click", () => setWeek((day, slot) => week[day < 5 ? 0 : day][slot], words.monday_copied));
  byId("clear-week").addEventListener("click", () => setWeek(() => NO, words.cleared));
  for (let day = 0; day < 7; day++) byId(`day-${day}`).addEventListener("change", () => goTo(day, here.slot, false));
}
