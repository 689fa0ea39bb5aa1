// A click on the head of a column puts the rows in its order, another one in the opposite order.
const body = document.querySelector("#changes tbody");
const heads = [...document.querySelectorAll("#changes thead th")];
const number = (row, at) => Number.parseFloat(row.cells[at].dataset.n);
for (const [at, head] of heads.entries()) {
  const button = document.createElement("button");
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const way = head.ariaSort === "ascending" || (!head.ariaSort && head.matches(".number")) ? -1 : 1;
    for (const other of heads) other.ariaSort = null;
    head.ariaSort = way === 1 ? "ascending" : "descending";
    const text = (row) => row.cells[at].textContent;
    const order = (one, other) =>
      head.matches(".number")
        ? number(one, at) - number(other, at)
        : text(one).localeCompare(text(other), document.documentElement.lang, { numeric: true });
    body.append(...[...body.rows].sort((one, other) => way * order(one, other)));
  });
}
