// Keys: n to the next change, p to the one before. The box in the bar switches them off.
const box = document.getElementById("keys");
box.parentElement.hidden = false;
document.addEventListener("keydown", (event) => {
  const way = { n: 1, p: -1 }[event.key];
  if (!way || !box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...document.querySelectorAll("tr.row")].filter((row) => row.checkVisibility());
  const at = rows.findIndex((row) => row.matches(":target"));
  const below = rows.findIndex((row) => row.getBoundingClientRect().bottom > innerHeight / 4);
  const next = rows[at !== -1 ? at + way : way === 1 ? below : below - 1];
  if (next) location.replace(`#${next.id}`);
});
