/* The questions, and the answer that all of the page comes to. */

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

function pairs() {
  const span = (state) => (noFixedHours() ? [] : windows(week, state, FIRST, data.step));
  const fields = data.asked.map((question, index) => listed(question.field, answersTo(question, index)));
  return [
    ["cohort", data.cohort],
    ["name", oneLine(byId("name").value)],
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
