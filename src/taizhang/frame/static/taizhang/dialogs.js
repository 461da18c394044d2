// A link that leads to a question opens it over the page instead, where the question is in the page. The browser keeps the focus inside.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener ? document.getElementById(opener.dataset.dialog) : event.target.closest("dialog");
  if (!dialog) return;
  if (opener) dialog.showModal();
  else if (event.target.closest("[data-leave]")) dialog.close();
  else return;
  event.preventDefault();
});
