"use strict";
// Heads sort by a click, or by the button in them; without scripts the table is read as it stands.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const point = table.dataset.point;
  const numberOf = (cell) => {
    let digits = "";
    for (const c of cell.textContent.replace("\u2212", "-")) {
      if (/[0-9-]/.test(c)) digits += c;
      else if (c === point) digits += ".";
    }
    return digits === "" ? NaN : Number(digits);
  };
  const isDate = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
  const order = (column, numeric) => (a, b) => {
    const x = a.cells[column], y = b.cells[column];
    if (numeric && !isDate(x.textContent)) {
      const p = numberOf(x), q = numberOf(y);
      if (Number.isNaN(p) || Number.isNaN(q)) return Number.isNaN(p) - Number.isNaN(q);
      return p - q;
    }
    return x.textContent.localeCompare(y.textContent, document.documentElement.lang, {numeric: true});
  };
  table.querySelectorAll("thead th").forEach((head, column) => {
    if (original.length < 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.ariaLabel = table.dataset.sort.replace("{column}", head.textContent.trim());
    head.append(button);
    head.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
      if (was === "descending") return body.append(...original);
      head.setAttribute("aria-sort", was ? "descending" : "ascending");
      const rows = [...original].sort(order(column, head.classList.contains("n")));
      body.append(...(was ? rows.reverse() : rows));
    });
  });
  if (table.dataset.filter) {
    const field = document.createElement("input");
    field.type = "search";
    field.className = "filter";
    field.placeholder = field.ariaLabel = table.dataset.filter;
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase();
      for (const row of original) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    table.parentElement.before(field);
  }
}
// What is folded prints too.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details.table")) details.open = true;
});
