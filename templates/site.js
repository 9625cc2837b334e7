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
    const headings = 'h2, h3, h4, h5, h6';
    const places = () => document.querySelectorAll(':is(' + headings + ', .step)[id], :is(' + headings + ') [id]');
    document.querySelectorAll('.languages a[hreflang]').forEach((link) => {
      const address = link.getAttribute('href');
      const update = () => {
        const place = [...places()].filter((candidate) => candidate.getBoundingClientRect().top < 110).pop();
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
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
    list.setAttribute('aria-label', document.body.dataset.tabs);
    const group = { chosen: tabs[0], onChoice() {} };
    const buttons = tabs.map((tab, index) => {
      const title = panels.find((panel) => panel.dataset.tab === tab).querySelector('.tab-title');
      const button = document.createElement('button');
      button.type = 'button';
      button.id = 'tab-' + number + '-' + index;
      button.setAttribute('role', 'tab');
      button.textContent = title ? title.textContent : tab;
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

  document.addEventListener('DOMContentLoaded', () => {
    makeTabs();
    chooseAppearance();
    keepPlace();
    closeMenus();
    closeFolds();
    copyCode();
    followOutline();
  });
})();
