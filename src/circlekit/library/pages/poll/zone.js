/* The time zone. */

const MOST_SHOWN = 60; // Places in the list at once.

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
