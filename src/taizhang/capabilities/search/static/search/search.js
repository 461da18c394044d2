// The key `/` leads into the search box, wherever nobody is writing; where the box is not shown, to the page of search.
const box = document.querySelector("[data-search]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  if (box.offsetParent) box.focus();
  else window.location.assign(box.form.action);
});
