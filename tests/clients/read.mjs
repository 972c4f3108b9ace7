// The same as read.py for two readers in JavaScript: node read.mjs READER FOLDER FILE...
// FOLDER is where node_modules stands. READER is ical.js (Thunderbird, Nextcloud), ical.js-bare, or node-ical.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [asked, folder, ...files] = process.argv.slice(2);
const bare = asked === "ical.js-bare", reader = bare ? "ical.js" : asked;
const loaded = createRequire(join(folder, "package.json"))(reader);
const library = loaded.default ?? loaded;
const MOST = 2000;
const SINCE = new Date("2020-01-01T00:00:00Z"), UNTIL = new Date("2040-01-01T00:00:00Z");

const minutes = (date) => date.toISOString().slice(0, 16) + "Z";

function* icalJs(text) {
  const calendar = new library.Component(library.parse(text));
  library.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) library.TimezoneService.register(zone);
  const moment = (time) => (time.isDate ? time.toString() : minutes(time.toJSDate()));
  const components = calendar.getAllSubcomponents("vevent");
  for (const component of components) {
    if (component.hasProperty("recurrence-id")) continue;
    const ofIt = (one) => one.hasProperty("recurrence-id") && one.getFirstPropertyValue("uid") === uid;
    const uid = component.getFirstPropertyValue("uid");
    // Without exceptions of its own it takes those of every entry in the file (see docs/clients.md).
    const event = new library.Event(component, bare ? {} : { exceptions: components.filter(ofIt) });
    if (!event.isRecurring()) yield [event.uid, moment(event.startDate)];
    else {
      const dates = event.iterator();
      for (let count = 0, date = dates.next(); date && count < MOST; count += 1, date = dates.next())
        yield [event.uid, moment(event.getOccurrenceDetails(date).startDate)];
    }
  }
}

function* nodeIcal(text) {
  const local = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");
  for (const event of Object.values(library.sync.parseICS(text))) {
    if (event.type !== "VEVENT") continue;
    for (const found of library.expandRecurringEvent(event, { from: SINCE, to: UNTIL }))
      yield [event.uid, found.isFullDay ? local(found.start) : minutes(found.start)];
  }
}

function starts(file) {
  const found = {};
  const every = { "ical.js": icalJs, "node-ical": nodeIcal }[reader];
  for (const [uid, moment] of every(readFileSync(file, "utf8"))) (found[uid] ??= []).push(moment);
  for (const moments of Object.values(found)) moments.sort();
  return found;
}

try {
  console.log(JSON.stringify(files.map(starts)));
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
