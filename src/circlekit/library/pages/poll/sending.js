/* Sending: what is missing is said when somebody wants to send, and from then on as it is put right. */

const LONGEST_MAIL = 1900; // Some mail programs cut a link after 2,000 characters.

// What «circlekit collect» takes for an address, so that no answer is left out for it later.
const LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
const ADDRESS = new RegExp(`^(?=.{1,64}@)${LOCAL}(?:\\.${LOCAL})*@(?:${LABEL}\\.)+(?=\\p{L}.)${LABEL}$`, "u");

let complained = false;

function complaints() {
  const painted = week.some((cells) => cells.some((cell) => cell !== NO));
  const email = tidy(byId("email").value);
  return {
    name: tidy(byId("name").value) ? "" : words.missing_name,
    email: !email || ADDRESS.test(email) ? "" : words.wrong_email,
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
  let worked = false;
  try {
    worked = document.execCommand("copy");
  } catch (error) { /* then it is marked, and people copy it themselves */ }
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
