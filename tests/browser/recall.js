// Draws phrases from the pages of a built site and asks the site's own search for them:
// `npm run recall -- SITE_FOLDER`.

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asFiles, browser, pages } from './site.js';

const SEED = 20260101;
const PHRASES = 200;
/** A phrase on more pages than this names none of them. */
const PAGES = 10;
const WANTED = 0.99;

/** The same numbers at every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

// Runs in the browser: the lines of text that readers of the page see and that are written
// in the page's language, without what the site itself says there; undefined for a page
// that is no document.
const readLines = (html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (!page.body.dataset.page || !page.querySelector('main')) return undefined;
  const own = page.documentElement.lang;
  const within = new Set(['A', 'ABBR', 'B', 'BDI', 'CODE', 'DEL', 'EM', 'I', 'INS', 'KBD', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'U', 'VAR']);
  let text = '';
  const read = (element) => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += element.closest('pre') ? node.data : node.data.replace(/\s+/g, ' ');
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches('nav, script, style, button, svg, .src, .about, .alert-title, [hidden]')) {
        // A line ends where a block begins or ends, or another language.
        const inline = within.has(node.tagName) && (!node.lang || node.lang === own);
        if (!inline) text += '\n';
        read(node);
        if (!inline) text += '\n';
      }
    }
  };
  // What is written in another language is a page's text, but not one to draw from.
  for (const node of page.querySelectorAll('main [lang]')) {
    if (!node.matches('.about, .src') && node.lang !== own) node.replaceChildren();
  }
  // What stands for a missing image says so in the words of the site.
  for (const node of page.querySelectorAll('main .missing-image')) {
    node.replaceWith(page.createElement('br'), ...node.children, page.createElement('br'));
  }
  read(page.querySelector('main'));
  return text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
};

/** The documents of a locale: path in the locale's folder, and lines. */
export async function documents(site, locale, chromium) {
  const reader = await chromium.newPage();
  const found = [];
  for (const path of pages(join(site, locale))) {
    const lines = await reader.evaluate(readLines, readFileSync(join(site, locale, path), 'utf8'));
    if (lines?.length) found.push({ path, lines, folded: lines.join('\n').toLowerCase() });
  }
  await reader.close();
  return found;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a text holds a phrase, not beginning or ending within a word. */
function holds(text, phrase, spaced) {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!spaced) return true;
    if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + phrase.length] ?? ' ')) return true;
  }
  return false;
}

/** A phrase of a line, or undefined: the draw is taken again. */
function draw(line, spaced, random) {
  if (!spaced) {
    const runs = [...line.matchAll(/\p{Script=Han}{4,}/gu)].filter((run) => run.index > 0 || run[0].length > 4);
    if (!runs.length) return undefined;
    const run = runs[random(runs.length)];
    const letters = [...run[0]];
    // From the middle: no reader remembers where a sentence begins.
    const least = run.index === 0 || '。！？'.includes(line[run.index - 1]) ? 1 : 0;
    const room = letters.length - least;
    if (room < 4) return undefined;
    const length = 4 + random(Math.min(8, room) - 3);
    const start = least + random(room - length + 1);
    return letters.slice(start, start + length).join('');
  }
  const words = line.split(' ');
  const length = 2 + random(3);
  if (words.length < length) return undefined;
  const start = random(words.length - length + 1);
  const phrase = words.slice(start, start + length);
  // Within a sentence, of words, and not of those alone that stand on every page.
  if (!phrase.some((word) => word.length > 3)) return undefined;
  if (phrase.slice(0, -1).some((word) => /[.!?:;…]["»”)]*$/.test(word)) || !phrase.every((word) => LETTER.test(word))) return undefined;
  return phrase.join(' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Phrases of a locale: each with the page it comes from and all pages that hold it. */
export function phrases(docs, locale, count, seed = SEED) {
  const random = numbers(seed);
  const spaced = !/^(zh|ja)\b/.test(locale);
  const drawn = new Map();
  for (let turn = 0; docs.length && drawn.size < count && turn < count * 100; turn += 1) {
    const { path, lines } = docs[random(docs.length)];
    const phrase = draw(lines[random(lines.length)], spaced, random);
    if (!phrase || drawn.has(phrase)) continue;
    const folded = phrase.toLowerCase();
    const on = docs.filter((page) => holds(page.folded, folded, spaced)).map((page) => page.path);
    if (on.length && on.length <= PAGES) drawn.set(phrase, { phrase, origin: path, on });
  }
  return [...drawn.values()];
}

/** Asks the dialog of a newly opened page; the paths of its results, and bytes loaded. */
async function ask(context, site, locale, path, phrase) {
  const base = asFiles(join(site, locale));
  const page = await context.newPage();
  let bytes = 0;
  page.on('request', (request) => {
    if (request.url().includes('/search/')) bytes += statSync(fileURLToPath(request.url())).size;
  });
  await page.goto(base + path, { waitUntil: 'domcontentloaded' });
  await page.locator('.search-open').click();
  await page.locator('dialog.search input').fill(phrase);
  const results = await (await page.waitForFunction(() => {
    const told = document.querySelector('.search-status').textContent;
    if ([window.isogloss.say('searchKeys'), window.isogloss.say('searchLoading')].includes(told)) return undefined;
    return [...document.querySelectorAll('.search-results a')].map((link) => link.href.split('#')[0]);
  })).jsonValue();
  await page.close();
  return { bytes, paths: results.map((url) => decodeURIComponent(url.slice(base.length))) };
}

/** Asks for phrases, a newly opened page each; tells what was found of each. */
export async function recall(site, locale, drawn, chromium, start = 'index.html') {
  const context = await chromium.newContext({ reducedMotion: 'reduce' });
  const left = [...drawn];
  const asked = [];
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { bytes, paths } = await ask(context, site, locale, start, next.phrase);
      asked.push({ ...next, bytes, paths, any: next.on.some((path) => paths.includes(path)), origin_found: paths.includes(next.origin) });
    }
  }));
  await context.close();
  return asked;
}

/** The locales of a built site that can be searched. */
export function locales(site) {
  return [...new Set(pages(site).filter((path) => path.endsWith('/index.html')).map((path) => path.split('/')[0]))]
    .filter((locale) => statSync(join(site, locale, 'search', 'index.js'), { throwIfNoEntry: false }));
}

async function main(site) {
  const chromium = await browser();
  let low = false;
  const share = (part, all) => (all ? `${((100 * part) / all).toFixed(1)} %` : '-').padStart(8);
  const size = (bytes) => (bytes / 1000).toFixed(0).padStart(7);
  console.log('locale   phrases  any page  its page  median kB  max kB');
  for (const locale of locales(site)) {
    const drawn = phrases(await documents(site, locale, chromium), locale, PHRASES);
    const asked = await recall(site, locale, drawn, chromium);
    const any = asked.filter((one) => one.any).length;
    const sizes = asked.map((one) => one.bytes).sort((a, b) => a - b);
    console.log(`${locale.padEnd(8)} ${String(asked.length).padStart(7)}  ${share(any, asked.length)}  ${share(asked.filter((one) => one.origin_found).length, asked.length)}    ${size(sizes[sizes.length >> 1] ?? 0)} ${size(sizes.at(-1) ?? 0)}`);
    asked.filter((one) => !one.any).forEach((one) => console.log(`  missed: ${one.phrase} (${one.on.join(', ')})`));
    low ||= any < WANTED * asked.length;
  }
  await chromium.close();
  return low ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) throw new Error('name the folder of a built site');
  process.exitCode = await main(resolve(process.env.INIT_CWD ?? '.', process.argv[2]));
}
