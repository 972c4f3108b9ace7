// The same as read.py for ical.js, which Thunderbird and Nextcloud use: node read.mjs FOLDER FILE...
// FOLDER is where node_modules stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const ICAL = createRequire(join(folder, "package.json"))("ical.js").default
  ?? createRequire(join(folder, "package.json"))("ical.js");
const MOST = 2000;

function starts(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const found = {};
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const moments = (found[event.uid] ??= []);
    if (!event.isRecurring()) moments.push(event.startDate);
    else {
      const dates = event.iterator();
      for (let date = dates.next(); date && moments.length < MOST; date = dates.next()) moments.push(date);
    }
    found[event.uid] = moments.map((time) => time.toJSDate().toISOString().slice(0, 16) + "Z").sort();
  }
  return found;
}

console.log(JSON.stringify(files.map(starts)));
