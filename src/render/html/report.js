// Keys: n to the next change, p to the one before. The box in the bar switches them off.
const box = document.getElementById("keys");
const topOf = (one) => one.getBoundingClientRect().top;
const edge = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
const seen = (all) => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility());
const go = (way) => {
  const rows = seen("tr.row");
  const at = rows.findIndex((row) => row.matches(":target"));
  const below = rows.findIndex((row) => row.getBoundingClientRect().bottom > edge());
  const next = rows[at !== -1 ? at + way : way === 1 ? below : below - 1];
  if (next) location.replace(`#${next.id}`);
};
box.parentElement.hidden = false;
document.querySelector(".step").hidden = false;
document.getElementById("before").addEventListener("click", () => go(-1));
document.getElementById("after").addEventListener("click", () => go(1));
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
  const way = { n: 1, p: -1 }[key];
  if (way && box.checked && !ctrlKey && !metaKey && !altKey) go(way);
});
// The number of a paragraph is a link to it, and a click copies that.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a.self");
  if (link) navigator.clipboard?.writeText(link.href).catch(() => {});
});
// What is read stays where it is when the view or the filter changes: where things stand is noted before, by whatever hand.
let places = [];
const note = () => {
  const line = edge();
  const all = topOf(document.getElementById("changes")) > line ? [] : seen(".rows :is(tr, .fold)");
  // A part of a pixel is not read.
  const first = all.findIndex((one) => one.getBoundingClientRect().bottom > line + 1);
  places = first === -1 ? [] : all.slice(first).map((one) => [one, topOf(one)]);
};
for (const event of ["pointerdown", "keydown", "scrollend"]) addEventListener(event, note, { capture: true, passive: true });
document.querySelector(".tools").addEventListener("change", () => {
  const kept = places.find(([one]) => one.checkVisibility());
  if (!kept) return;
  const [one, before] = kept;
  const want = innerHeight > before ? before : edge();
  const keep = () => scrollBy({ top: topOf(one) - want, behavior: "instant" });
  keep();
  requestAnimationFrame(keep);
});
