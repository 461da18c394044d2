// The review desk by keyboard: each key does what a button of the row does, and goes on to the next row that waits.
const panes = document.querySelector("[data-review]");
const rows = () => [...panes.querySelectorAll("[data-row]")];
const here = () => document.activeElement?.closest("[data-row]") ?? panes.querySelector("[data-row].is-chosen");
const act = (scope, name) => scope?.querySelector(`[data-act="${name}"]`);

let wanted = null; // what has the focus once the answer is there: a row, and perhaps a part of its form

function choose(row) {
  for (const element of panes.querySelectorAll(".is-chosen")) element.classList.remove("is-chosen");
  if (!row) return;
  row.classList.add("is-chosen");
  for (const mark of panes.querySelectorAll(`.source [data-of="${CSS.escape(row.dataset.of)}"]`)) mark.classList.add("is-chosen");
  show(panes.querySelector(`.source [data-of="${CSS.escape(row.dataset.of)}"]`));
}

function show(element) {
  const body = element?.closest(".pane-body");
  if (!body || body.scrollHeight <= body.clientHeight) return;
  const box = element.getBoundingClientRect();
  const frame = body.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) body.scrollBy({ top: box.top - frame.top - frame.height / 4 });
}

function go(row) {
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function behind(row, step, waiting = false) {
  const all = rows();
  let at = all.indexOf(row) + step;
  while (waiting && all[at] && !act(all[at], "accept")) at += step;
  return all[at];
}

// The row that is next in turn when this one, or its whole task, has been accepted.
function after(row, task) {
  const all = rows();
  const last = task ? all.indexOf([...task.querySelectorAll("[data-row]")].at(-1)) : all.indexOf(row);
  return all.slice(last + 1).find((one) => act(one, "accept")) ?? all[last + 1] ?? row;
}

function press(button, next, part = "") {
  if (!button) return;
  wanted = next ? { id: next.id, part } : null;
  button.click();
}

const open = (row, part) => (act(row, "save") ? part && row.querySelector(part)?.focus() : press(act(row, "edit"), row, part));
const keys = {
  j: (row) => go(behind(row, 1) ?? rows()[0]),
  k: (row) => go(behind(row, -1)),
  a: (row) => press(act(row, "accept"), after(row)),
  t: (row) => press(act(row?.closest("[data-task]"), "accept-task") ?? act(row?.closest("[data-task]"), "accept"), after(row, row?.closest("[data-task]"))),
  l: (row) => press(act(row, "lead"), after(row)),
  L: (row) => press(act(row?.closest("[data-task]"), "lead-task"), after(row, row?.closest("[data-task]"))),
  e: (row) => open(row, "textarea"),
  s: (row) => open(row, ".cut"),
  m: (row) => open(row, "[data-act=merge]"),
  d: (row) => open(row, "[data-act=reason]"),
  u: () => document.querySelector("[data-act=undo]")?.click(),
};
keys.ArrowDown = keys.j;
keys.ArrowUp = keys.k;

function onKey(event) {
  const row = here() ?? (event.key === "k" ? null : undefined);
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && row && act(row, "leave")) return stop(event, () => press(act(row, "leave"), row));
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && row && act(row, "save")) return stop(event, () => press(act(row, "save"), after(row)));
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("summary, .source")) return;
  const key = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (key && (row || ["j", "u", "ArrowDown"].includes(event.key))) stop(event, () => key(row));
}

function stop(event, then) {
  event.preventDefault();
  then();
}

document.addEventListener("keydown", onKey);
panes.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row && !row.classList.contains("is-chosen")) choose(row);
});
panes.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#r-'], a[href^='#s-']");
  if (!link) return;
  const row = document.getElementById(link.hash.replace("#s-", "#r-").slice(1));
  if (row) stop(event, () => go(row));
});

// What is being written stands in the browser until it is saved: after a crash it is there again, as long as the row is what it was.
const kept = (form) => `review:${form.getAttribute("action")}:${form.elements.seen.value}`;
const written = (form) => [...form.elements].filter((field) => ["words", "due", "owner", "role"].includes(field.name));
panes.addEventListener("input", (event) => {
  const form = event.target.closest(".row-form");
  if (form) localStorage.setItem(kept(form), JSON.stringify(written(form).map((field) => field.value)));
});
function takeUp(form) {
  const values = JSON.parse(localStorage.getItem(kept(form)) ?? "null");
  if (values) for (const [at, field] of written(form).entries()) field.value = values[at] ?? field.value;
}
let sent = ""; // what need not be kept once it has been answered
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.matches(".row-form, [data-act=leave]") && event.target.closest("[data-row]").querySelector(".row-form");
  sent = form ? kept(form) : "";
});

// What was done by hand gives the focus to the same row; what a key did, to the next.
document.addEventListener("htmx:beforeRequest", (event) => {
  const row = event.target.closest("[data-row]");
  wanted ??= row ? { id: row.id, part: "" } : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (sent && !panes.querySelector("[data-editing] [role=alert]")) localStorage.removeItem(sent);
  sent = "";
  for (const form of panes.querySelectorAll(".row-form")) if (!form.closest("[data-row]").querySelector("[role=alert]")) takeUp(form);
  if (!wanted) return;
  const refused = panes.querySelector("[data-editing] [role=alert]")?.closest("[data-row]");
  const row = refused ?? document.getElementById(wanted.id) ?? document.activeElement?.closest("[data-row]");
  const part = (wanted.part && !refused ? row?.querySelector(wanted.part) : null) ?? row?.querySelector("textarea");
  if (row) go(row);
  part?.focus();
  wanted = null;
});

const begin = location.hash.startsWith("#r-") ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : rows().find((row) => act(row, "accept"));
go(begin?.matches("[data-row]") ? begin : rows()[0]);
