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

  function showAppearance(choice) {
    if (choice === 'light' || choice === 'dark') {
      root.dataset.theme = choice;
    } else {
      delete root.dataset.theme;
    }
  }
  showAppearance(memory.get('theme'));

  function chooseAppearance() {
    const buttons = document.querySelectorAll('[data-appearance]');
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
    const places = () => [...document.querySelectorAll('.prose [id]')].filter((place) => place.matches('h2, h3, h4, h5, h6, .step') || place.closest('h2, h3, h4, h5, h6'));
    document.querySelectorAll('.languages a[hreflang]').forEach((link) => {
      const address = link.getAttribute('href');
      const update = () => {
        const passed = places().filter((place) => place.getBoundingClientRect().top < innerHeight / 3);
        const place = passed[passed.length - 1];
        const hash = place && scrollY > 0 ? '#' + encodeURIComponent(place.id) : location.hash;
        link.setAttribute('href', address + hash);
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
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    });
    if (!links.size) return;
    const headings = [...links.keys()];
    let waiting = false;
    const mark = () => {
      waiting = false;
      const shown = headings.filter((heading) => heading.getClientRects().length);
      const passed = shown.filter((heading) => heading.getBoundingClientRect().top < 120);
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

  // What scrolls sideways must be reachable by keyboard.
  function reachCode() {
    document.querySelectorAll('.prose pre').forEach((pre) => {
      if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
    });
  }

  function copyCode() {
    if (!navigator.clipboard) return;
    const words = document.body.dataset;
    document.querySelectorAll('.prose pre').forEach((pre) => {
      const frame = document.createElement('div');
      frame.className = 'code';
      pre.replaceWith(frame);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = words.copy;
      button.lang = document.body.lang || root.lang;
      button.setAttribute('aria-live', 'polite');
      const say = (text) => {
        button.textContent = text;
        setTimeout(() => { button.textContent = words.copy; }, 2000);
      };
      button.addEventListener('click', () => {
        navigator.clipboard.writeText(pre.textContent).then(() => say(words.copied), () => say(words.copyFailed));
      });
      frame.append(pre, button);
    });
  }

  // Tabs stand one below the other in the page; here they become a row of buttons.
  function makeTabs() {
    document.querySelectorAll('.tabs').forEach((group, number) => {
      const panels = [...group.children].filter((child) => child.matches('.tab[data-tab]'));
      if (panels.length < 2) return;
      const list = document.createElement('div');
      list.className = 'tab-list';
      list.setAttribute('role', 'tablist');
      list.setAttribute('aria-label', document.body.dataset.tabs);
      const buttons = panels.map((panel, index) => {
        const title = panel.firstElementChild;
        title.classList.add('tab-title');
        const button = document.createElement('button');
        button.type = 'button';
        button.id = 'tab-' + number + '-' + index;
        button.setAttribute('role', 'tab');
        button.append(...title.cloneNode(true).childNodes);
        button.querySelectorAll('[id]').forEach((copy) => copy.removeAttribute('id'));
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', button.id);
        panel.tabIndex = 0;
        list.append(button);
        return button;
      });
      const select = (index, byReader) => {
        buttons.forEach((button, at) => {
          button.setAttribute('aria-selected', String(at === index));
          button.tabIndex = at === index ? 0 : -1;
          panels[at].hidden = at !== index;
        });
        if (byReader) memory.set('tab', panels[index].dataset.tab);
      };
      buttons.forEach((button, index) => {
        button.addEventListener('click', () => select(index, true));
        button.addEventListener('keydown', (event) => {
          const back = root.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
          const on = root.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
          const moves = { [back]: index - 1, [on]: index + 1, Home: 0, End: buttons.length - 1 };
          if (!(event.key in moves)) return;
          event.preventDefault();
          const next = (moves[event.key] + buttons.length) % buttons.length;
          select(next, true);
          buttons[next].focus();
        });
      });
      // A link to a heading in a closed tab opens the tab.
      const follow = () => {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const at = target ? panels.findIndex((panel) => panel.contains(target)) : -1;
        if (at < 0 || !panels[at].hidden) return;
        select(at, false);
        group.scrollIntoView();
      };
      addEventListener('hashchange', follow);
      group.prepend(list);
      group.classList.add('live');
      const remembered = panels.findIndex((panel) => panel.dataset.tab === memory.get('tab'));
      select(Math.max(remembered, 0), false);
      follow();
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    chooseAppearance();
    keepPlace();
    closeMenus();
    closeFolds();
    makeTabs();
    reachCode();
    copyCode();
    followOutline();
  });
})();
