(() => {
"use strict";

/* The text of an answer. Nothing here touches the page. */

const VERSION = "1";
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const NO = 0, IF_NEEDED = 1, FREE = 2;
const STATES = ["no", "if_needed", "free"];
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]/gu;
const SPACES = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
// What mail programs and chats change on the way: the check sum leaves it out.
const FOLDED = new RegExp("[" +
  "\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufe00-\\ufe0f\\ufeff" +
  "\"'`\\u00b4\\u2018-\\u201f\\u00ab\\u00bb\\u2032\\u2033\\u2039\\u203a" +
  "\\-\\u2010-\\u2015\\u2212.\\u2026" + "]", "g");

function tidy(text) {
  return text.normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/\r\n|[\r\u2028\u2029]/g, "\n")
    .replace(SPACES, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^[ \n]+|[ \n]+$/g, "");
}

function escaped(text) {
  return text.replace(/[\\<>|¶]/g, "\\$&")
    .replace(/:(?=\s|$)/g, "\\:")
    .replace(/\n/g, " ¶ ")
    .replace(/ +/g, " ");
}

function line(key, value) {
  const name = escaped(key).replace(/ /g, "\\_");
  return value === "" ? `${name}:` : `${name}: ${value}`;
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
}

function checkSum(pairs) {
  const fold = (text) => text.normalize("NFC").replace(FOLDED, "");
  const whole = pairs.map(([key, value]) => `${fold(key)}\u001f${fold(value)}\u001e`).join("");
  return crc32(new TextEncoder().encode(whole));
}

/* pairs: [key, text] in their order; the key of a list comes again for each item. */
function answerText(pairs) {
  const tidied = pairs.map(([key, value]) => [tidy(key), tidy(value)]);
  const lines = tidied.map(([key, value]) => line(key, escaped(value)));
  const sum = checkSum([["circlekit answer", VERSION], ...tidied]);
  return [`circlekit answer: ${VERSION}`, ...lines, `end of answer: ${sum}`].join("\n") + "\n";
}

function clock(minute) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/* The runs of one state in the cells of a day, as pairs of minutes. */
function runs(cells, state, first, step) {
  const found = [];
  cells.forEach((cell, index) => {
    const start = first + index * step;
    const last = found[found.length - 1];
    if (cell !== state) return;
    if (last && last[1] === start) last[1] += step;
    else found.push([start, start + step]);
  });
  return found;
}

/* One text for each day that has anything: «Tue 16:00-19:00, 20:00-21:00». */
function windows(week, state, first, step) {
  return week
    .map((cells, day) => [day, runs(cells, state, first, step)])
    .filter(([, spans]) => spans.length)
    .map(([day, spans]) => `${DAYS[day]} ${spans.map(([start, end]) => `${clock(start)}-${clock(end)}`).join(", ")}`);
}

function listed(key, items) {
  return items.length ? items.map((item) => [key, item]) : [[key, ""]];
}

function itemsOf(text) {
  return [...new Set(tidy(text).split("\n").filter((item) => item))];
}

function moment(date) {
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function slug(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40);
}

function mailLink(address, subject, text) {
  const part = (words) => encodeURIComponent(words).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const to = address.split("@").map(part).join("@");
  return `mailto:${to}?subject=${part(subject)}&body=${part(text.replace(/\n/g, "\r\n"))}`;
}

function filled(words, values) {
  return words.replace(/\$(\$|[a-z_]+)/g, (whole, name) => (name === "$" ? "$" : name in values ? values[name] : whole));
}

/* The page. */

const LONGEST_MAIL = 1900; // Some mail programs cut a link after 2,000 characters.
const JUST_NOW = 500; // Milliseconds in which a click belongs to the touch before it.
const MOST_SHOWN = 60;

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const words = data.words;
const [FIRST, LAST] = data.hours;
const SLOTS = (LAST - FIRST) / data.step;
const week = Array.from({ length: 7 }, () => new Array(SLOTS).fill(NO));
let zone = "";

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function say(text) {
  const status = byId("said");
  // The same words twice are only read out when something else stood between.
  status.textContent = "";
  window.requestAnimationFrame(() => { status.textContent = text; });
}

/* The week. */

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

function drawTotals() {
  const hours = (state) => week.reduce((sum, cells) => sum + cells.filter((cell) => cell === state).length, 0) * data.step / 60;
  const number = new Intl.NumberFormat(data.language, { maximumFractionDigits: 2 });
  byId("totals").textContent = filled(words.in_all, { free: number.format(hours(FREE)), if_needed: number.format(hours(IF_NEEDED)) });
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

/* The time zone. */

const countries = countryNames();
let described = null;
let offered = [];
let active = -1;

function countryNames() {
  try {
    const names = new Intl.DisplayNames([data.language], { type: "region" });
    return (code) => (code ? names.of(code) : "");
  } catch (error) {
    return () => "";
  }
}

function describeZone([name, country, city]) {
  const place = city || name.split("/").pop().replace(/_/g, " ");
  const label = [place, countries(country)].filter((part) => part).join(", ");
  return { name, place, label, search: plain(`${label} ${name} ${name.replace(/_/g, " ")}`) };
}

/* All zones; nobody waits for their names before they are looked for. */
function zones() {
  if (!described) described = data.zones.map(describeZone);
  return described;
}

function zoneCalled(name) {
  const now = data.former[name] || name;
  const found = data.zones.find((one) => one[0] === now);
  return found && describeZone(found);
}

function detectedZone() {
  try {
    return zoneCalled(new Intl.DateTimeFormat().resolvedOptions().timeZone || "");
  } catch (error) {
    return undefined;
  }
}

/* A browser of some years ago may know a zone by its former name only. */
function timeIn(name) {
  const former = Object.keys(data.former).find((one) => data.former[one] === name);
  for (const timeZone of [name, former]) {
    try {
      const style = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
      if (timeZone) return new Intl.DateTimeFormat("en-GB", style).format(new Date());
    } catch (error) { /* the next name may do */ }
  }
  return "";
}

function drawZone() {
  const chosen = zoneCalled(zone);
  const time = chosen ? timeIn(chosen.name) : "";
  byId("zone-now").textContent = time ? filled(words.zone_now, { time, city: chosen.place }) : chosen ? chosen.label : "";
  byId("zone-hint").textContent = chosen ? words.zone_right : words.zone_unknown;
}

function chooseZone(chosen) {
  if (!chosen) return;
  zone = chosen.name;
  byId("zone").value = chosen.label;
  closeZones();
  drawZone();
  say(byId("zone-now").textContent);
  changed();
}

function matching(text) {
  const parts = plain(text).split(/[\s,]+/).filter((part) => part);
  return zones().filter((one) => parts.every((part) => one.search.includes(part)));
}

function offerZones(all) {
  offered = all;
  active = -1;
  const items = all.slice(0, MOST_SHOWN).map((one, index) => element(
    "li", { role: "option", id: `zone-option-${index}`, "aria-selected": "false", "data-zone": one.name },
    one.label, element("span", { class: "quiet" }, ` ${one.name}`)));
  byId("zone-list").replaceChildren(...items);
  byId("zone-list").hidden = items.length === 0;
  byId("zone").setAttribute("aria-expanded", String(items.length > 0));
  byId("zone").removeAttribute("aria-activedescendant");
  say(filled(words.zones_found, { count: all.length }));
}

function closeZones() {
  offered = [];
  active = -1;
  byId("zone-list").hidden = true;
  byId("zone").setAttribute("aria-expanded", "false");
  byId("zone").removeAttribute("aria-activedescendant");
}

function activate(index) {
  const items = byId("zone-list").children;
  if (!items.length) return;
  if (items[active]) items[active].setAttribute("aria-selected", "false");
  active = (index + items.length) % items.length;
  items[active].setAttribute("aria-selected", "true");
  items[active].scrollIntoView({ block: "nearest" });
  byId("zone").setAttribute("aria-activedescendant", items[active].id);
}

function keyInZones(event) {
  const open = !byId("zone-list").hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open) offerZones(zones());
    activate(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (open) chooseZone(offered[Math.max(active, 0)]);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    leaveZones();
  }
}

/* What was typed but not chosen is taken where only one place is meant. */
function leaveZones() {
  const box = byId("zone"), chosen = zoneCalled(zone);
  const found = box.value && (!chosen || box.value !== chosen.label) ? matching(box.value) : [];
  if (found.length === 1) {
    chooseZone(found[0]);
  } else {
    box.value = chosen ? chosen.label : "";
    closeZones();
  }
}

function listenToZone() {
  const box = byId("zone"), list = byId("zone-list");
  box.addEventListener("input", () => offerZones(matching(box.value)));
  box.addEventListener("focus", () => box.select());
  box.addEventListener("keydown", keyInZones);
  box.addEventListener("blur", leaveZones);
  // The box keeps the focus, so that a click in the list is not taken for leaving it.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[data-zone]");
    if (item) chooseZone(zoneCalled(item.dataset.zone));
  });
  window.setInterval(drawZone, 10000);
}

/* The questions. */

function answersTo(question, index) {
  const group = byId(`question-${index}`);
  const ticked = [...group.querySelectorAll("input:checked")].map((input) => input.value);
  const typed = group.querySelector("textarea, input[type=text]");
  const own = typed ? itemsOf(typed.value) : [];
  return question.shape === "one" ? (own.length ? own : ticked) : [...new Set([...ticked, ...own])];
}

/* Of one answer to a question, words of one's own take the place of a tick, and a tick that of the words. */
function listenToChoices(question, index) {
  if (question.shape !== "one") return;
  const group = byId(`question-${index}`), typed = group.querySelector("input[type=text]");
  group.addEventListener("input", (event) => {
    if (event.target !== typed) typed.value = "";
    else if (typed.value) group.querySelectorAll("input:checked").forEach((input) => { input.checked = false; });
  });
}

function ticked(name) {
  const input = document.querySelector(`input[name="${name}"]:checked`);
  return input ? input.value : "";
}

/* The answer. */

function pairs() {
  const span = (state) => (noFixedHours() ? [] : windows(week, state, FIRST, data.step));
  const fields = data.asked.map((question, index) => listed(question.field, answersTo(question, index)));
  return [
    ["cohort", data.cohort],
    ["name", byId("name").value],
    ["email", byId("email").value],
    ["timezone", zone],
    ...listed("available", span(FREE)),
    ...listed("if_needed", span(IF_NEEDED)),
    ["lead", ticked("lead")],
    ...[].concat(...fields),
    ["share_email", byId("share_email").checked ? "yes" : "no"],
    ["consent", byId("consent").checked ? data.consent : ""],
    ["answered", moment(new Date())],
  ];
}

function changed() {
  byId("answer").value = answerText(pairs());
  const link = byId("mail");
  if (link) link.href = mailLink(data.send_to, data.subject, byId("answer").value);
  drawTotals();
  byId("week-part").classList.toggle("resting", noFixedHours());
  if (complained) complain(complaints());
}

/* What is missing is said when somebody wants to send, and from then on as it is put right. */

let complained = false;

function complaints() {
  const painted = week.some((cells) => cells.some((cell) => cell !== NO));
  const email = tidy(byId("email").value);
  return {
    name: tidy(byId("name").value) ? "" : words.missing_name,
    email: !email || /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(email) ? "" : words.wrong_email,
    zone: zone ? "" : words.missing_zone,
    week: painted || noFixedHours() ? "" : words.missing_week,
    consent: byId("consent").checked ? "" : words.missing_consent,
  };
}

function complain(found) {
  for (const [name, text] of Object.entries(found)) {
    byId(`${name}-wrong`).textContent = text;
    const control = byId(name);
    if (name !== "week") control.setAttribute("aria-invalid", String(text !== ""));
  }
  const list = Object.entries(found).filter(([, text]) => text);
  byId("missing").hidden = list.length === 0;
  byId("missing-list").replaceChildren(...list.map(([name, text]) => {
    const link = element("a", { href: `#${name}` }, text);
    link.addEventListener("click", (event) => { event.preventDefault(); focusOn(name); });
    return element("li", {}, link);
  }));
  return list.map(([name]) => name);
}

function focusOn(name) {
  if (name === "week") goTo(here.day, here.slot, true);
  else byId(name).focus();
}

/* Tell whether an answer can be sent; otherwise go to the first thing that is missing. */
function ready() {
  complained = true;
  changed();
  const names = complain(complaints());
  if (names.length) focusOn(names[0]);
  return names.length === 0;
}

function done(text) {
  byId("done").textContent = text;
}

function selectAnswer() {
  byId("answer").focus();
  byId("answer").select();
}

function copyOldWay() {
  selectAnswer();
  const worked = document.execCommand("copy");
  done(worked ? words.copied : words.not_copied);
}

function copyText() {
  if (!ready()) return;
  if (!navigator.clipboard) { copyOldWay(); return; }
  navigator.clipboard.writeText(byId("answer").value).then(() => done(words.copied), copyOldWay);
}

function saveFile() {
  if (!ready()) return;
  const file = ["answer", data.cohort, slug(byId("name").value)].filter((part) => part).join("-") + ".txt";
  const place = URL.createObjectURL(new Blob([byId("answer").value], { type: "text/plain;charset=utf-8" }));
  element("a", { href: place, download: file }).click();
  window.setTimeout(() => URL.revokeObjectURL(place), 60000);
  done(filled(words.saved, { file }));
}

function writeMail(event) {
  const complete = ready(), fits = byId("mail").href.length <= LONGEST_MAIL;
  if (!complete || !fits) event.preventDefault();
  if (complete) done(fits ? words.mailed : words.too_long_for_mail);
}

function start() {
  buildWeek();
  showDay(0);
  const found = detectedZone();
  if (found) {
    zone = found.name;
    byId("zone").value = found.label;
  }
  drawZone();
  listenToWeek();
  listenToZone();
  data.asked.forEach(listenToChoices);
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  // Some browsers put back what was typed when a page is opened again.
  window.addEventListener("pageshow", changed);
  byId("copy").addEventListener("click", copyText);
  byId("save").addEventListener("click", saveFile);
  if (byId("mail")) byId("mail").addEventListener("click", writeMail);
  byId("page").hidden = false;
  changed();
  performance.mark("ready");
}

start();
})();
