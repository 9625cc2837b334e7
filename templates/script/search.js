// Search, loaded when it is first opened. It asks the index of the page's edition and
// that of the source edition; how the index is written is told where it is made.
(function () {
  'use strict';

  const { load, say, element } = window.isogloss;
  const { home, locale, source } = document.querySelector('.search-open').dataset;
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const SHOWN = 10;
  const PREFIXES = 24;

  class Index {
    constructor(tag) {
      this.tag = tag;
      this.folder = home + tag + '/search/';
      this.shards = [];
      this.units = [];
    }

    open() {
      return load(this.folder + 'index.js');
    }

    set(about) {
      Object.assign(this, about);
      this.starts = [];
      this.count = 0;
      this.pages.forEach((page) => {
        this.starts.push(this.count);
        this.count += page[1];
      });
    }

    pageOf(unit) {
      let [low, high] = [0, this.starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= unit) low = middle;
        else high = middle;
      }
      return low;
    }

    shardOf(key) {
      let [low, high] = [0, this.firsts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.firsts[middle] <= key) low = middle;
        else high = middle;
      }
      return low;
    }

    shard(number) {
      return load(this.folder + number + '.js').then(() => this.shards[number]);
    }

    async find(key) {
      return (await this.shard(this.shardOf(key))).get(key) || [];
    }

    // The terms that begin with what was typed last, in the shard where they begin.
    async completions(start) {
      const shard = await this.shard(this.shardOf(start));
      const found = [...shard.keys()].filter((key) => key.startsWith(start) && !key.includes(' '));
      return found.slice(0, PREFIXES).map((key) => shard.get(key));
    }

    // What is told of a unit: its anchor, heading and step, and the page that has it.
    async unit(number) {
      const run = Math.floor(number / this.run);
      await load(this.folder + 'u' + run + '.js');
      const { units, pages } = this.units[run];
      return [units[number % this.run], pages[this.pageOf(number)]];
    }

    form(word) {
      let form = '';
      for (const letter of word.toLowerCase()) {
        const folds = /[\u00e0-\u017fйё]/.test(letter);
        form += folds ? letter.normalize('NFD').replace(/\p{M}/gu, '') : letter;
      }
      return form;
    }

    term(form) {
      const length = [...form].length;
      const ending = this.endings.find((ending) => form.endsWith(ending) && length >= this.stem + [...ending].length);
      return ending ? form.slice(0, -ending.length) : form;
    }

    // The forms of the words of a text; of unspaced scripts, two neighbours each.
    forms(text) {
      const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
      const found = [];
      for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        for (const run of word.match(new RegExp(unspaced.source + '+|(?:(?!' + unspaced.source + ').)+', 'gu'))) {
          if (!unspaced.test(run)) found.push(this.form(run));
          else {
            const letters = [...run];
            if (letters.length === 1) found.push(run);
            letters.slice(1).forEach((letter, index) => found.push(letters[index] + letter));
          }
        }
      }
      return found;
    }

    // The pages that hold the terms, with the best of their parts.
    async search(text) {
      await this.open();
      const forms = this.forms(text);
      const terms = forms.map((form) => this.term(form));
      const open = /[\p{L}\p{N}]$/u.test(text) ? terms[terms.length - 1] : undefined;
      const scores = new Map();
      const held = new Map();
      const add = (postings, weight, mark) => postings.forEach(([unit, heading]) => {
        scores.set(unit, (scores.get(unit) || 0) + weight * (heading ? 1.6 : 1));
        if (mark !== undefined) {
          const page = this.pageOf(unit);
          if (!held.has(page)) held.set(page, new Map());
          held.get(page).set(mark, weight);
        }
      });
      const rarity = (postings) => Math.log(1 + this.count / (1 + postings.length));
      const distinct = [...new Set(terms)];
      const known = new Set();
      await Promise.all(distinct.map(async (term) => {
        const postings = await this.find(term);
        if (postings.length) known.add(term);
        add(postings, rarity(postings), term);
        if (term !== open) return;
        for (const more of await this.completions(term)) {
          if (more !== postings) add(more, rarity(more) * 0.4, term);
        }
      }));
      // Words that the edition does not have, it has in no pair.
      const pairs = new Set(forms.slice(1).map((form, index) => forms[index] + ' ' + form));
      const paired = new Map();
      await Promise.all([...pairs].map(async (pair) => {
        if (!pair.split(' ').every((form) => known.has(this.term(form)))) return;
        const postings = await this.find(pair);
        add(postings, rarity(postings) * 1.5);
        postings.forEach(([unit]) => paired.set(unit, (paired.get(unit) || 0) + 1));
      }));
      // A part that holds all the words as they were asked for, one after the other.
      paired.forEach((count, unit) => {
        if (count === pairs.size) scores.set(unit, scores.get(unit) * 2);
      });
      const best = new Map();
      scores.forEach((score, unit) => {
        const page = this.pageOf(unit);
        const found = best.get(page);
        if (!found || score > found.score) best.set(page, { unit, score, others: 1 + (found ? found.others : 0) });
        else found.others += 1;
      });
      return [...best].map(([page, found]) => {
        // A page that holds all the words goes before one that holds some often.
        const all = [...held.get(page)?.values() ?? []].reduce((sum, weight) => sum + weight, 0);
        const whole = held.get(page)?.size === distinct.length ? 1.25 : 1;
        return { index: this, name: this.pages[page][0], ...found, score: (found.score + all * 0.3) * whole };
      });
    }
  }

  const decode = (text) => {
    const entries = new Map();
    let key = [];
    text.split(',').forEach((entry) => {
      const end = entry.lastIndexOf(':');
      key = key.slice(0, parseInt(entry[0], 36)).concat([...entry.slice(1, end)]);
      const name = key.join('');
      const marked = !name.includes(' ');
      const postings = [];
      let [unit, value, shift] = [0, 0, 0];
      for (const letter of entry.slice(end + 1)) {
        const group = DIGITS.indexOf(letter);
        value |= (group & 31) << shift;
        shift += 5;
        if (group & 32) continue;
        unit += marked ? value >> 1 : value;
        postings.push([unit, marked && value & 1]);
        [value, shift] = [0, 0];
      }
      entries.set(name, postings);
    });
    return entries;
  };

  const indexes = new Map([locale, source].filter(Boolean).map((tag) => [tag, new Index(tag)]));
  isogloss.index = (tag, about) => indexes.get(tag).set(about);
  isogloss.shard = (tag, number, text) => { indexes.get(tag).shards[number] = decode(text); };
  isogloss.units = (tag, number, units, pages) => { indexes.get(tag).units[number] = { units, pages }; };

  // The best pages of all editions; a page that two of them know is shown once.
  isogloss.find = async (text) => {
    const all = (await Promise.all([...indexes.values()].map((index) => index.search(text).catch(() => [])))).flat();
    const best = new Map();
    all.forEach((found) => {
      const known = best.get(found.name);
      if (!known || found.score > known.score) best.set(found.name, found);
    });
    return [...best.values()].sort((a, b) => b.score - a.score || a.name - b.name);
  };

  let dialog;
  const make = () => {
    const input = element('input', { type: 'search', placeholder: say('searchPlaceholder'), 'aria-label': say('search'), autocomplete: 'off', autofocus: '' });
    const close = element('button', { type: 'button', class: 'button quiet' }, say('searchClose'));
    const status = element('p', { role: 'status', class: 'search-status' }, say('searchKeys'));
    const list = element('ol', { class: 'search-results' });
    dialog = element('dialog', { class: 'search', 'aria-label': say('search') }, element('p', { class: 'search-box' }, input, close), status, list);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    let asked = 0;
    const show = async () => {
      const text = input.value.trim();
      const turn = ++asked;
      if (!text) {
        list.replaceChildren();
        status.textContent = say('searchKeys');
        return;
      }
      status.textContent = say('searchLoading');
      let found;
      let items;
      try {
        found = await isogloss.find(text);
        items = await Promise.all(found.slice(0, SHOWN).map(item));
      } catch {
        if (turn === asked) status.textContent = say('searchFailed');
        return;
      }
      if (turn !== asked) return;
      list.replaceChildren(...items);
      status.textContent = say('searchResults', found.length, text) + (found.length ? '' : ' ' + say('searchEmptyHint'));
    };
    let waiting;
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, 120);
    });
    dialog.addEventListener('keydown', (event) => {
      // The keys of an input method choose among its words.
      if (event.isComposing) return;
      const links = [input, ...list.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Enter' && at === 0 && links[1]) links[1].click();
      else if (step && at >= 0) links[(at + step + links.length) % links.length].focus();
      else return;
      event.preventDefault();
    });
    document.body.append(dialog);
  };

  const item = async (found) => {
    const [[anchor, heading, step], [path, title]] = await found.index.unit(found.unit);
    const link = element('a', { href: home + locale + '/' + path.split('/').map(encodeURIComponent).join('/') + (anchor ? '#' + encodeURIComponent(anchor) : '') },
      element('b', { lang: found.index.tag }, title || path));
    const place = element('span', {});
    if (anchor && heading) place.append(element('span', { lang: found.index.tag }, heading));
    if (step) place.append(anchor && heading ? ', ' : '', say('step', step));
    if (place.childNodes.length) link.append(place);
    const notes = [found.index.tag !== locale && say('searchSource'), found.others > 1 && say('searchMore', found.others - 1)];
    link.append(element('small', {}, notes.filter(Boolean).join(', ')));
    link.addEventListener('click', () => dialog.close());
    return element('li', {}, link);
  };

  isogloss.openSearch = () => {
    if (!dialog) make();
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector('input');
    input.focus();
    input.select();
  };
})();
