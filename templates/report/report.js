// Comfort for those who have script: the report is whole without it.
"use strict";

// Appearance, remembered where the browser lets a local file remember.
(() => {
  const label = document.querySelector(".appearance");
  const select = label.querySelector("select");
  const store = (value) => { try { localStorage.setItem("isogloss-appearance", value); } catch { /* refused */ } };
  const stored = () => { try { return localStorage.getItem("isogloss-appearance"); } catch { return null; } };
  const apply = (value) => {
    if (value === "light" || value === "dark") document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
  };
  select.value = stored() || "auto";
  apply(select.value);
  select.addEventListener("change", () => { apply(select.value); store(select.value); });
  label.hidden = false;
})();

// Dashboard: narrow the list of pages, and sort it by a column.
for (const table of document.querySelectorAll("[data-sortable]")) {
  const body = table.tBodies[0];
  const input = document.querySelector("[data-lines]");
  input.parentElement.hidden = false;
  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    for (const row of body.rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(text);
  });
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  const collator = new Intl.Collator(document.documentElement.lang);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.title = table.dataset.sort.replace("*", head.textContent || button.textContent);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === (column === 0 ? "ascending" : "descending");
      const order = (column === 0) === !up ? 1 : -1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        return order * (typeof x === "number" ? x - y : collator.compare(x, y));
      });
      body.append(...rows);
    });
  });
}

// Page view: filters and keys.
for (const form of document.querySelectorAll(".filters")) {
  const table = document.querySelector("table.rows");
  const rows = [...table.tBodies[0].rows];
  const output = form.querySelector("output");
  const texts = new WeakMap();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const checked = (name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value);
  const apply = () => {
    const locales = checked("locale");
    const states = checked("state");
    const flags = checked("flag");
    const roles = form.elements.roles?.checked;
    const text = form.elements.text.value.trim().toLowerCase();
    for (const box of form.querySelectorAll('[name="locale"]')) {
      table.classList.toggle(`hide-${box.value}`, !box.checked);
    }
    let shown = 0;
    for (const row of rows) {
      const cells = locales.map((at) => row.cells[Number(at) + 2]);
      const has = (cell) =>
        (states.length === 0 || states.includes(cell.dataset.state)) &&
        (flags.length === 0 || flags.some((flag) => (cell.dataset.flags || "").split(" ").includes(flag)));
      const keep =
        (states.length + flags.length === 0 || cells.some(has)) &&
        (!roles || row.classList.contains("roles")) &&
        (!text || textOf(row).includes(text));
      row.hidden = !keep;
      shown += keep;
    }
    const { none, one, all } = output.dataset;
    output.value = shown === rows.length ? all : shown === 0 ? none : shown === 1 ? one : String(shown);
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();

  const go = (row) => {
    if (!row) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const visible = () => rows.filter((row) => !row.hidden);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const list = visible();
    const at = list.indexOf(document.activeElement.closest("table.rows tbody tr"));
    if (event.key === "j") go(list[at + 1]);
    else if (event.key === "k") go(list[at < 0 ? list.length - 1 : at - 1]);
    else if (event.key === "n") go(list.slice(at + 1).find((row) => row.classList.contains("drift")));
    else if (event.key === "/") form.elements.text.focus();
    else return;
    event.preventDefault();
  });
}
