/* The beginning, when all parts are there. */

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
