// The form for a new row by keyboard: what is to be done is written at once, Ctrl + Enter saves, Escape leaves.
const form = document.querySelector("[data-add]");
(form.querySelector("[aria-invalid]") ?? form.elements.words).focus();
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  else if (event.key === "Escape") form.querySelector("[data-leave]").click();
  else return;
  event.preventDefault();
});
