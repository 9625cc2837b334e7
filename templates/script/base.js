// Comfort only: every page works without this file. It runs in the head, so that the
// chosen appearance is there before the first paint; the rest waits for the page.
(function () {
  'use strict';

  const root = document.documentElement;
  root.classList.add('script');

  // A reader may have closed the device's storage; then choices last for the page.
  const memory = {
    get(key) {
      try {
        return localStorage.getItem('isogloss.' + key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem('isogloss.' + key, value);
      } catch {
        // Nothing is lost but the memory.
      }
    },
  };

  // Scripts stand in for what a page that was opened as a file may not fetch.
  const loading = new Map();
  const load = (src) => {
    if (!loading.has(src)) {
      loading.set(src, new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = src;
        script.onload = done;
        script.onerror = () => {
          loading.delete(src);
          failed(new Error(src));
        };
        document.head.append(script);
      }));
    }
    return loading.get(src);
  };

  // What the other scripts build on. Words come from a script of the page's language;
  // a blank in them is %1, %2, and a word that counts has a form for each plural.
  let words = {};
  const say = (key, ...blanks) => {
    let text = words[key] ?? '';
    if (typeof text === 'object') {
      const form = new Intl.PluralRules(root.lang).select(blanks[0]);
      text = text['=' + blanks[0]] ?? text[form] ?? text.other;
    }
    return text.replace(/%(\d)/g, (_, number) => blanks[number - 1] ?? '');
  };
  const ready = (start) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
    else start();
  };
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  // The ids of the site's own elements. No document can have an id that begins like
  // them, so no heading is taken for one of them.
  const OWN = 'isogloss:';
  const ownElement = (name) => document.getElementById(OWN + name);
  // The place in the document that an address leads to; the address need not be encoded
  // as it should.
  const named = (hash) => {
    const ids = [hash.slice(1)];
    try {
      ids.push(decodeURIComponent(ids[0]));
    } catch {
      // It stands as it is.
    }
    const found = ids.map((id) => document.getElementById(id)).find(Boolean);
    return found && !found.id.startsWith(OWN) ? found : null;
  };
  window.isogloss = { memory, load, say, ready, element, words(all) { words = all; } };

  function showAppearance(choice) {
    if (choice === 'light' || choice === 'dark') {
      root.dataset.theme = choice;
    } else {
      delete root.dataset.theme;
    }
  }
  showAppearance(memory.get('theme'));

  function chooseAppearance() {
    const menu = document.querySelector('.appearance ul');
    if (!menu) return;
    const choices = [['auto', 'themeAuto'], ['light', 'themeLight'], ['dark', 'themeDark']];
    const buttons = choices.map(([choice, word]) => {
      const button = element('button', { type: 'button', 'data-appearance': choice }, say(word));
      menu.append(element('li', {}, button));
      return button;
    });
    const mark = () => buttons.forEach((button) => {
      const chosen = button.dataset.appearance === (memory.get('theme') || 'auto');
      button.setAttribute('aria-pressed', String(chosen));
    });
    buttons.forEach((button) => button.addEventListener('click', () => {
      memory.set('theme', button.dataset.appearance);
      showAppearance(button.dataset.appearance);
      mark();
    }));
    mark();
  }

  // Another language of the page opens at the section that is being read: anchors are
  // the same in all of them.
  function keepPlace() {
    const headings = 'h2, h3, h4, h5, h6';
    const places = () => document.querySelectorAll(':is(' + headings + ', .step)[id], :is(' + headings + ') [id]');
    document.querySelectorAll('.languages a[hreflang]').forEach((link) => {
      const address = link.getAttribute('href');
      const update = () => {
        const asked = named(location.hash);
        const top = asked ? asked.getBoundingClientRect().top : -1;
        const passed = [...places()].filter((candidate) => candidate.getBoundingClientRect().top < 110);
        const place = top >= 0 && top < innerHeight / 2 ? asked : passed.pop();
        link.setAttribute('href', address + (place && scrollY > 0 ? '#' + encodeURIComponent(place.id) : location.hash));
      };
      link.addEventListener('pointerdown', update);
      link.addEventListener('focus', update);
      link.addEventListener('click', update);
    });
  }

  function closeMenus() {
    const open = () => document.querySelectorAll('.menu[open]');
    document.addEventListener('click', (event) => {
      open().forEach((menu) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      open().forEach((menu) => {
        menu.open = false;
        menu.querySelector('summary').focus();
      });
    });
  }

  // A fold that a link was followed from would hide what it led to.
  function closeFolds() {
    document.querySelectorAll('.outline .fold').forEach((fold) => {
      fold.addEventListener('click', (event) => {
        if (event.target.closest('a')) fold.open = false;
      });
    });
  }

  function followOutline() {
    const links = new Map();
    document.querySelectorAll('.outline a').forEach((link) => {
      const heading = named(link.hash);
      if (heading) links.set(heading, link);
    });
    if (!links.size) return;
    const headings = [...links.keys()];
    let waiting = false;
    const mark = () => {
      waiting = false;
      const shown = headings.filter((heading) => heading.getClientRects().length);
      const passed = shown.filter((heading) => heading.getBoundingClientRect().top < 110);
      const atEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
      const current = (atEnd ? shown : passed).pop();
      links.forEach((link, heading) => {
        if (heading === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
    };
    addEventListener('scroll', () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(mark);
      }
    }, { passive: true });
    mark();
  }

  function copyCode() {
    if (!navigator.clipboard) return;
    document.querySelectorAll('.prose pre').forEach((pre) => {
      const frame = document.createElement('div');
      frame.className = 'code';
      pre.replaceWith(frame);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = say('copy');
      button.lang = interfaceLang();
      button.setAttribute('aria-live', 'polite');
      const tell = (text) => {
        button.textContent = text;
        setTimeout(() => { button.textContent = say('copy'); }, 2000);
      };
      button.addEventListener('click', () => {
        navigator.clipboard.writeText(pre.textContent).then(() => tell(say('copied')), () => tell(say('copyFailed')));
      });
      frame.append(pre, button);
    });
  }

  // Tabs stand one below the other in the page; here they become a row of buttons. The
  // same tab is chosen in all groups, and a tab with a condition is shown only while the
  // tab that it names is chosen in some group.
  function makeTabs() {
    const groups = [...document.querySelectorAll('.tabs')].map(makeTabGroup);
    if (!groups.length) return;
    const refresh = () => {
      const chosen = groups.map((group) => group.chosen);
      groups.forEach((group) => group.show(chosen));
    };
    const choose = (tab) => {
      groups.forEach((group) => group.choose(tab));
      refresh();
    };
    groups.forEach((group) => {
      group.onChoice = (tab) => {
        memory.set('tab', tab);
        choose(tab);
      };
    });
    // A link to a place in a closed tab opens the tab.
    const follow = () => {
      const target = named(location.hash);
      const panel = target && target.closest('.tab[hidden]');
      if (!panel) return;
      choose(panel.dataset.tab);
      target.scrollIntoView();
    };
    addEventListener('hashchange', follow);
    choose(memory.get('tab'));
    follow();
  }

  function makeTabGroup(element, number) {
    const panels = [...element.children].filter((child) => child.matches('.tab[data-tab]'));
    const tabs = [...new Set(panels.map((panel) => panel.dataset.tab))];
    const list = document.createElement('div');
    list.className = 'tab-list';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', say('tabs'));
    const group = { chosen: tabs[0], onChoice() {} };
    const buttons = tabs.map((tab, index) => {
      const title = panels.find((panel) => panel.dataset.tab === tab).querySelector('.tab-title');
      const button = document.createElement('button');
      button.type = 'button';
      button.id = OWN + 'tab-' + number + '-' + index;
      button.setAttribute('role', 'tab');
      button.textContent = title ? textOf(title) : tab;
      button.addEventListener('click', () => group.onChoice(tab));
      button.addEventListener('keydown', (event) => {
        const step = root.dir === 'rtl' ? -1 : 1;
        const moves = { ArrowLeft: index - step, ArrowRight: index + step, Home: 0, End: tabs.length - 1 };
        if (!(event.key in moves)) return;
        event.preventDefault();
        const next = (moves[event.key] + tabs.length) % tabs.length;
        group.onChoice(tabs[next]);
        buttons[next].focus();
      });
      return button;
    });
    panels.forEach((panel) => {
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', buttons[tabs.indexOf(panel.dataset.tab)].id);
      panel.tabIndex = 0;
    });
    group.choose = (tab) => {
      if (tabs.includes(tab)) group.chosen = tab;
    };
    group.show = (chosen) => {
      buttons.forEach((button, index) => {
        const selected = tabs[index] === group.chosen;
        button.setAttribute('aria-selected', String(selected));
        button.tabIndex = selected ? 0 : -1;
      });
      panels.forEach((panel) => {
        const { tab, condition } = panel.dataset;
        panel.hidden = tab !== group.chosen || Boolean(condition && !chosen.includes(condition));
      });
    };
    list.append(...buttons);
    element.prepend(list);
    element.classList.add('live');
    return group;
  }

  // The entries that hold the words, with those above and beneath them.
  function filterContents() {
    const tree = document.querySelector('.whole .tree');
    const input = ownElement('contents-filter');
    const status = document.querySelector('.filter-results');
    if (!tree || !input || !status) return;
    const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const entries = [...tree.querySelectorAll('li')];
    const texts = entries.map((entry) => fold(entry.firstElementChild.textContent));
    input.addEventListener('input', () => {
      const wanted = fold(input.value.trim());
      const found = entries.filter((_, index) => texts[index].includes(wanted));
      const shown = new Set();
      found.forEach((entry) => {
        entry.querySelectorAll('li').forEach((child) => shown.add(child));
        for (let at = entry; at && at !== tree; at = at.parentElement) shown.add(at);
      });
      entries.forEach((entry) => { entry.hidden = !shown.has(entry); });
      status.textContent = wanted ? say('navFilterResults', found.length) : '';
    });
  }

  // The columns of a matrix that a role is chosen for; the choice stands in the address.
  function filterRoles() {
    const select = ownElement('role-filter');
    if (!select) return;
    const table = document.querySelector('.matrix');
    const output = select.parentElement.querySelector('output');
    const heads = [...table.tHead.rows[0].cells];
    const show = () => {
      const column = heads.findIndex((head) => head.dataset.role === select.value);
      let guides = 0;
      [table.tHead, table.tBodies[0]].forEach((part) => [...part.rows].forEach((row) => {
        [...row.cells].forEach((cell, index) => { cell.hidden = column > 0 && index > 0 && index !== column; });
        row.hidden = part !== table.tHead && column > 0 && !row.cells[column].textContent;
        if (part !== table.tHead && !row.hidden) guides += 1;
      }));
      output.textContent = column > 0 ? say('roleFilterResults', guides) : '';
    };
    select.value = new URLSearchParams(location.search).get('role') || '';
    if (select.selectedIndex < 0) select.value = '';
    select.addEventListener('change', () => {
      const address = select.value ? '?role=' + encodeURIComponent(select.value) : location.pathname;
      history.replaceState(null, '', address);
      show();
    });
    show();
  }

  // Parts for some readers only: one choice for all of them, remembered.
  function chooseZones() {
    const zones = [...document.querySelectorAll('.zone[data-pivot]')];
    const names = (zone) => zone.dataset.pivot.split(/[,\s]+/).filter(Boolean);
    const all = [...new Set(zones.flatMap(names))];
    if (all.length < 2) return;
    const select = element('select', { id: OWN + 'zone-choice' });
    all.forEach((name) => select.append(element('option', {}, name)));
    const asked = new URLSearchParams(location.search).get('pivots') || memory.get('zone');
    if (all.includes(asked)) select.value = asked;
    const show = () => zones.forEach((zone) => { zone.hidden = !names(zone).includes(select.value); });
    // A link to a place in a hidden part shows the part.
    const follow = () => {
      const target = named(location.hash);
      const zone = target && target.closest('.zone[hidden]');
      if (!zone) return;
      select.value = names(zone)[0];
      show();
      target.scrollIntoView();
    };
    addEventListener('hashchange', follow);
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link && link.hash === location.hash) follow();
    });
    select.addEventListener('change', () => {
      memory.set('zone', select.value);
      show();
    });
    const label = element('label', { for: select.id }, say('zone'));
    document.querySelector('.about').append(element('p', { class: 'filter' }, label, ' ', select));
    show();
    follow();
  }

  // A larger image opens over the page.
  function openImages() {
    document.querySelectorAll('a.lightbox').forEach((link) => {
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const inner = link.querySelector('img');
        const image = element('img', { src: link.href, alt: inner ? inner.alt : '' });
        const close = element('button', { type: 'button', class: 'button' }, say('imageClose'));
        const dialog = element('dialog', { class: 'image', 'aria-label': inner ? inner.alt : '' }, close, image);
        close.addEventListener('click', () => dialog.close());
        dialog.addEventListener('click', (press) => { if (press.target === dialog) dialog.close(); });
        dialog.addEventListener('close', () => { dialog.remove(); link.focus(); });
        document.body.append(dialog);
        dialog.showModal();
      });
    });
  }

  function linkHeadings() {
    document.querySelectorAll('.prose :is(h2, h3, h4, h5, h6)[id]').forEach((heading) => {
      const own = [...heading.querySelectorAll('[data-seg]')];
      const name = say('linkSection', textOf(heading));
      const link = element('a', { class: 'permalink', href: '#' + encodeURIComponent(heading.id), 'aria-label': name, lang: interfaceLang() }, '#');
      if (own.length) own.pop().append(' ', link);
      else heading.append(' ', link);
    });
  }

  // What an element says in the language of the page.
  function textOf(element) {
    const own = element.cloneNode(true);
    own.querySelectorAll('.src, .gone, .drift').forEach((other) => other.remove());
    return own.textContent.trim();
  }

  // The interface speaks another language where the locale has no words of its own.
  function interfaceLang() {
    return document.body.lang || root.lang;
  }

  function openSearch() {
    const button = document.querySelector('.search-open');
    if (!button) return;
    button.hidden = false;
    const open = () => load(button.dataset.script).then(() => isogloss.openSearch(button));
    button.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input, textarea, select, [contenteditable]');
      const asked = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey
        || event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (!asked || event.defaultPrevented) return;
      event.preventDefault();
      open();
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    makeTabs();
    filterContents();
    filterRoles();
    chooseZones();
    openImages();
    linkHeadings();
    openSearch();
    chooseAppearance();
    keepPlace();
    closeMenus();
    closeFolds();
    copyCode();
    followOutline();
  });
})();
