// What is being written at the review desk stands in the browser until it is saved: after a crash it is there again, as long as the row is
// what it was.
const panes = document.querySelector("[data-review]");
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
document.addEventListener("htmx:afterSettle", () => {
  if (sent && !panes.querySelector("[data-editing] [role=alert]")) localStorage.removeItem(sent);
  sent = "";
  for (const form of panes.querySelectorAll(".row-form")) if (!form.closest("[data-row]").querySelector("[role=alert]")) takeUp(form);
});
