"use strict";
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, heads, column));
  });
}

function sort(table, heads, column) {
  const head = heads[column];
  const falls = head.getAttribute("aria-sort") === "ascending";
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", falls ? "descending" : "ascending");
  const sign = falls ? -1 : 1;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  rows.sort((a, b) => compare(a.cells[column], b.cells[column], sign));
  body.append(...rows);
}

// What has no value stays at the end, whichever way the others are sorted.
function compare(a, b, sign) {
  if (!a.classList.contains("number")) {
    return sign * a.textContent.localeCompare(b.textContent);
  }
  const [x, y] = [a, b].map((cell) => "value" in cell.dataset);
  return x && y ? sign * (a.dataset.value - b.dataset.value) : y - x;
}
