// Reading in two languages. The source text stands in the page, and the modes work
// without this file; it remembers the choice, and brings the texts of other editions.
(function () {
  'use strict';

  const root = document.documentElement;
  const { memory, load, say, ready, element } = window.isogloss;
  const texts = new Map();
  isogloss.rows = (locale, rows) => texts.set(locale, rows);

  // At once, so that the page is laid out once.
  const mode = memory.get('reading') || 'translation';
  root.dataset.reading = mode;

  ready(() => {
    const menu = document.querySelector('.reading');
    if (!menu) return;
    const modes = [...menu.querySelectorAll('[name="reading"]')];
    const select = menu.querySelector('select');
    const status = menu.querySelector('[role="status"]');

    // What is being read stays where it is when lines are added above it.
    const keepingPlace = (change) => {
      const lines = [...document.querySelectorAll('[data-seg]')];
      const line = lines.find((candidate) => candidate.getBoundingClientRect().bottom > 80);
      const before = line && line.getBoundingClientRect().top;
      change();
      if (line && scrollY > 0) scrollBy({ top: line.getBoundingClientRect().top - before, behavior: 'instant' });
    };

    const show = (chosen) => keepingPlace(() => {
      root.dataset.reading = chosen;
      modes.forEach((input) => { input.checked = input.value === chosen; });
    });

    // Rows are numbered only where they do not follow the row before.
    const lastOfRows = () => {
      const last = new Map();
      let next = 0;
      document.querySelectorAll('[data-seg]').forEach((segment) => {
        const { row } = segment.dataset;
        if (row === '') return;
        const here = row ? Number(row) : next;
        last.set(here, segment);
        next = here + 1;
      });
      return last;
    };

    // The last segment of a row carries the row's text of the other edition.
    const compare = (locale) => {
      const rows = texts.get(locale);
      document.querySelectorAll('.src.other').forEach((other) => other.remove());
      root.classList.toggle('comparing', Boolean(rows));
      if (!rows) return;
      lastOfRows().forEach((segment, row) => {
        const other = element('span', { class: 'src other', lang: locale });
        if (rows[row]) other.innerHTML = rows[row];
        else {
          other.lang = root.lang;
          other.classList.add('none');
          other.textContent = say('unpaired');
        }
        const source = segment.nextElementSibling;
        (source && source.matches('.src') ? source : segment).after(other);
      });
    };

    const bring = () => {
      const { value, selectedOptions: [option] } = select;
      if (!option || !option.dataset.script) return keepingPlace(() => compare(''));
      status.textContent = say('loading');
      return load(option.dataset.script).then(() => {
        status.textContent = '';
        keepingPlace(() => compare(value));
      }, () => {
        status.textContent = say('unavailable', option.textContent);
      });
    };

    modes.forEach((input) => input.addEventListener('change', () => {
      memory.set('reading', input.value);
      show(input.value);
      if (input.value !== 'translation') bring();
    }));
    select.addEventListener('change', () => {
      memory.set('compare', select.value);
      if (root.dataset.reading === 'translation') {
        memory.set('reading', 'lines');
        show('lines');
      }
      bring();
    });
    const remembered = memory.get('compare');
    if ([...select.options].some((option) => option.value === remembered)) select.value = remembered;
    show(mode);
    if (mode !== 'translation') bring();
  });
})();
