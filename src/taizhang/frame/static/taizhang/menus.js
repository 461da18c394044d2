// What opens below the bar closes again: with Escape, by a click elsewhere, when another is opened. Without this, by its own summary.
const menus = [...document.querySelectorAll("details[data-menu]")];

function closeAround(kept) {
  for (const menu of menus) if (!kept || !menu.contains(kept)) menu.open = false;
}

document.addEventListener("click", (event) => closeAround(event.target));
document.addEventListener("focusin", (event) => closeAround(event.target));
document.addEventListener("keydown", (event) => {
  const open = menus.findLast((menu) => menu.open && menu.contains(document.activeElement)) ?? menus.find((menu) => menu.open);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
