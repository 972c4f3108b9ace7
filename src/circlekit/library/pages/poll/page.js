/* What all parts of the page share. */

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
