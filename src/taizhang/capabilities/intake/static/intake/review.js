// The review desk by keyboard: each key does what a button of the row does, and goes on to the next row that waits.
const panes = document.querySelector("[data-review]");
const rows = () => [...panes.querySelectorAll("[data-row]")];
const here = () => document.activeElement?.closest("[data-row]") ?? panes.querySelector("[data-row].is-chosen");
const act = (scope, name) => scope?.querySelector(`[data-act="${name}"]`);

let wanted = null; // what has the focus once the answer is there: a row, and perhaps a part of its form
let held = []; // what was pressed while an answer is awaited: done in its turn, a key for the row that is chosen by then
let settled = false;
const busy = (so) => panes.setAttribute("aria-busy", so);
const isBusy = () => panes.getAttribute("aria-busy") === "true";

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

// What a key does where it is pressed; nothing, where it is none of the desk's.
function meaning({ key, target, ctrlKey, metaKey, altKey }) {
  const row = here() ?? (key === "k" ? null : undefined);
  if (key === "Escape" && row && act(row, "leave")) return () => press(act(row, "leave"), row);
  if (key === "Enter" && (ctrlKey || metaKey) && row && act(row, "save")) return () => press(act(row, "save"), after(row));
  if (ctrlKey || metaKey || altKey || target.closest("input, textarea, select, summary, .source")) return null;
  const does = keys[key] ?? keys[key.toLowerCase()];
  return does && (row || ["j", "u", "ArrowDown"].includes(key)) ? () => does(row) : null;
}

const MODIFIERS = ["Tab", "Shift", "Control", "Alt", "Meta", "Process"];
function onKey(event) {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const writes = target.matches("input, textarea, select") && !target.closest(".htmx-request"); // in a form that nobody has sent
  if (isBusy() && !writes && !MODIFIERS.includes(key)) stop(event, () => held.push(() => pressed({ key, ctrlKey, metaKey, altKey })));
  else if (meaning(event)) stop(event, meaning(event));
}

// A click on what the awaited answer replaces would be lost with it: it waits, too, for the same button of the same row or task.
function onClick(event) {
  const button = isBusy() && event.target.closest("[data-act]");
  if (!button) return;
  const { id } = button.closest("[data-row], [data-task]") ?? {};
  event.stopPropagation();
  stop(event, () => held.push(() => (button.isConnected ? button : act(document.getElementById(id), button.dataset.act))?.click()));
}

// In a field that another key has opened, a key is written.
function pressed(said) {
  const target = document.activeElement ?? document.body;
  const does = meaning({ ...said, target });
  if (does) does();
  else if (target.matches("textarea, input[type=text]") && said.key.length === 1) write(target, said.key);
}

// The answer is there: what waited for it is done, until something of it asks for the next.
function goOn() {
  if (!settled) return; // each part of an answer settles for itself
  settled = false;
  busy(false);
  while (held.length && !isBusy()) held.shift()();
}

function write(field, letter) {
  field.setRangeText(letter, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function stop(event, then) {
  event.preventDefault();
  then();
}

document.addEventListener("keydown", onKey);
panes.addEventListener("click", onClick, { capture: true });
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

// What was done by hand gives the focus to the same row; what a key did, to the next.
document.addEventListener("htmx:beforeRequest", (event) => {
  busy(true);
  const row = event.target.closest("[data-row]");
  wanted ??= row ? { id: row.id, part: "", beside: (behind(row, 1) ?? behind(row, -1))?.id } : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!wanted) return;
  const refused = panes.querySelector("[data-editing] [role=alert]")?.closest("[data-row]");
  const gone = document.getElementById(wanted.id) ?? document.getElementById(wanted.beside); // a row that was dropped gives way to its neighbour
  const row = refused ?? gone ?? document.activeElement?.closest("[data-row]");
  const part = (wanted.part && !refused ? row?.querySelector(wanted.part) : null) ?? row?.querySelector("textarea");
  if (row) go(row);
  part?.focus();
  wanted = null;
});
document.addEventListener("htmx:afterSettle", () => {
  settled = true;
  queueMicrotask(goOn);
});
// What was not answered holds nobody up.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) {
    // What the page said when it came (taken back, added) is not what was done last any more.
    if (event.detail.requestConfig.verb === "post") document.querySelector(".messages")?.parentElement.remove();
    return;
  }
  wanted = null;
  held = [];
  busy(false);
});

// The desk is ready for keys when what answers them is: htmx has looked through the page before this is called.
document.addEventListener("DOMContentLoaded", () => {
  const begin = location.hash.startsWith("#r-") ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : rows().find((row) => act(row, "accept"));
  go(begin?.matches("[data-row]") ? begin : rows()[0]);
});
