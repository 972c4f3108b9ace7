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

/* A field of one line can be given line ends that are none to a browser: U+2028, U+2029. */
function oneLine(text) {
  return tidy(text).replace(/\n+/g, " ");
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
