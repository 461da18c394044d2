// What the links of the two panes do without a script, done in place: both sides of a finding light up, only the other pane moves.
const panes = document.querySelector(".panes");
const body = (side) => panes.querySelector(`.${side} .pane-body`);
const sideOf = (element) => (element.closest(".source") ? "source" : "reading");
const findingOf = (element) => element.closest("[data-of]")?.dataset.of;

const places = new Map();
for (const element of panes.querySelectorAll("[data-of]")) {
  const known = places.get(element.dataset.of) ?? places.set(element.dataset.of, []).get(element.dataset.of);
  known.push(element);
}

const lit = { "is-near": [], "is-chosen": [] };
function light(name, id, alone = []) {
  for (const element of lit[name]) element.classList.remove(name);
  lit[name] = places.get(id) ?? alone;
  for (const element of lit[name]) element.classList.add(name);
}

function show(side) {
  panes.dataset.view = side;
  for (const link of panes.querySelectorAll(".views a")) link.ariaCurrent = link.dataset.view === side ? "true" : null;
}

function bringIntoView(element) {
  element.closest("details")?.setAttribute("open", "");
  if (!element.offsetParent) return;
  const scroller = body(sideOf(element));
  const own = scroller.scrollHeight > scroller.clientHeight + 1;
  const box = element.getBoundingClientRect();
  const frame = own ? scroller.getBoundingClientRect() : { top: 60, bottom: innerHeight };
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  const height = frame.bottom - frame.top;
  const by = box.top - frame.top - height / 4;
  const near = Math.abs(by) < 2 * height && !calm.matches;
  (own ? scroller : window).scrollBy({ top: by, behavior: near ? "smooth" : "auto" });
}

function follow(link, byKeyboard) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return false;
  light("is-chosen", target.dataset.of, target.matches("del") ? [target] : []);
  show(sideOf(target));
  bringIntoView(target);
  if (byKeyboard) focusOn(target.matches("a") ? target : target.querySelector("a") ?? target);
  history.replaceState(null, "", link.hash);
  return true;
}

function focusOn(element) {
  if (sideOf(element) === "source") walk(element);
  element.focus({ preventScroll: true });
}

// The links of the source are one stop for the Tab key; the arrows walk along them.
const links = [...panes.querySelectorAll(".text a")];
let stop = links[0];
function walk(link) {
  if (!links.includes(link)) return;
  stop.tabIndex = -1;
  stop = link;
  stop.tabIndex = 0;
}

function onArrow(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const next = links[links.indexOf(event.target) + step];
  if (!step || !next) return;
  event.preventDefault();
  walk(next);
  next.focus();
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
panes.classList.add("is-live");
for (const link of links) link.tabIndex = -1;
if (stop) walk(stop);
show("source");

panes.addEventListener("pointerover", (event) => light("is-near", findingOf(event.target)));
panes.addEventListener("pointerleave", () => light("is-near"));
panes.addEventListener("focusin", (event) => light("is-near", findingOf(event.target)));
body("source").addEventListener("keydown", onArrow);
panes.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.view) show(link.dataset.view);
  else if (!follow(link, event.detail === 0)) return;
  event.preventDefault();
});
if (location.hash && follow(location, false)) for (const element of lit["is-chosen"]) bringIntoView(element);
