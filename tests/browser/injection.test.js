// Nothing that documents hold runs in the browser, whatever its reader does.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { build, payloads } from './injection.js';
import { asFiles, browser, isStill, pages, serve } from './site.js';

let built;
let servers;
let chromium;

before(async () => {
  built = build();
  servers = { site: await serve(built.site), report: await serve(built.report) };
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  Object.values(servers ?? {}).forEach((server) => server.stop());
  if (built) rmSync(built.folder, { recursive: true });
});

/**
 * A page of each kind and locale; and over the server, of what documents fill, one page for
 * each payload in turn. The markup of all pages is held by `tests/suite/injection.rs`.
 */
function sample(part, way) {
  const still = pages(built[part]).filter((path) => isStill(built[part], path));
  const kinds = new Map();
  for (const path of still) {
    const number = Number(/\/p(\d+)\//.exec(path)?.[1]);
    const file = path.replace(/\/p\d+\//, '/').replace(/.* n\d+/, 'name').replace(/roles\/.*/, 'role');
    const turn = ['page', 'faq', 'land'].findIndex((name) => path.includes(`/${name}.`));
    const isTurn = way === 'server' && /^(?:fr|pages)\//.test(path) && number % 3 === turn;
    const kind = isTurn ? path : `${path.split('/')[0]} ${file}`;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

/** A page that tells what must not happen: the canary, dialogs, errors, requests. */
async function watched(base, problems) {
  const context = await chromium.newContext({ reducedMotion: 'reduce' });
  await context.exposeFunction('sing', (at) => problems.push(`the canary was called on ${at}`));
  await context.addInitScript(() => {
    window.canary = () => window.sing(location.href);
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  // Links of documents may lead elsewhere; following one would only leave the site.
  await context.route((url) => !url.href.startsWith(base) && !url.href.startsWith('data:'), (route) => {
    if (!route.request().isNavigationRequest()) problems.push(`${base} asks for ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  return { context, page };
}

/** Presses, points at and focuses everything that takes it, without leaving the page. */
const touch = (page) => page.evaluate(async () => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link) return;
    if (/^\s*(?:javascript|data|vbscript):/i.test(link.href)) console.error(`a link runs: ${link.href}`);
    if (!link.getAttribute('href').startsWith('#')) event.preventDefault();
  });
  window.print = () => {};
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  for (const element of document.querySelectorAll('body, body *')) {
    for (const name of ['mouseover', 'pointerdown', 'focus', 'toggle', 'animationstart', 'load', 'error']) {
      if (!element.matches('img, script')) element.dispatchEvent(new Event(name, { bubbles: name !== 'load' && name !== 'error' }));
    }
    if (element.matches('a[href], button, summary, label, input:not([type="search"])')) element.click();
    if (element.matches('select')) {
      [...element.options].forEach((option) => {
        element.value = option.value;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
  }
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
});

for (const way of ['server', 'files']) {
  describe(`over ${way}`, () => {
    const base = (part) => (way === 'server' ? servers[part].base : asFiles(built[part]));

    for (const part of ['site', 'report']) {
      test(`nothing runs on any page of the ${part}`, async () => {
        const problems = [];
        const { context, page } = await watched(base(part), problems);
        const all = sample(part, way);
        assert.ok(all.length > 5, `${all.length}`);
        for (const path of all) {
          await page.goto(base(part) + path.split('/').map(encodeURIComponent).join('/'));
          await touch(page);
        }
        await context.close();
        assert.deepEqual([...new Set(problems)], []);
      });
    }

    test('nothing runs from an address, a search or a choice', async () => {
      const problems = [];
      const { context, page } = await watched(base('site'), problems);
      const path = `${base('site')}fr/ids.html`;
      await page.goto(path);
      await page.evaluate(() => document.querySelector('.search-open').click());
      await page.locator('dialog.search input').waitFor();
      for (const payload of [...payloads, 'canary', 'isogloss', '__proto__ constructor']) {
        await page.fill('dialog.search input', payload);
        await page.evaluate(() => isogloss.find(document.querySelector('dialog.search input').value));
      }
      await page.fill('dialog.search input', 'canary');
      await page.locator('.search-results a').first().waitFor();
      await page.keyboard.press('Escape');
      for (const payload of [...payloads, '%', '%E0%A4%A', '"]', 'isogloss:content', '__proto__']) {
        for (const hash of [payload, encodeURIComponent(payload)]) {
          await page.evaluate((hash) => { location.hash = hash; }, hash);
        }
        await page.goto(`${path}?pivots=${encodeURIComponent(payload)}&role=${encodeURIComponent(payload)}`);
      }
      await context.close();
      assert.deepEqual([...new Set(problems)], []);
    });

    test('a page whose headings have the names of the site keeps its comforts', async () => {
      const problems = [];
      const { context, page } = await watched(base('site'), problems);
      await page.goto(`${base('site')}fr/ids.html`);
      assert.equal(await page.locator('#role-filter').count(), 1);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll('article [id]')].filter((own) => own.id.startsWith('isogloss:') && !own.matches('.tab-list button, .about select')).length), 0);
      // Steps.
      assert.equal(await page.locator('.tick').count(), 2);
      await page.check('li.step:nth-child(2) > .tick');
      await page.reload();
      assert.ok(await page.isChecked('li.step:nth-child(2) > .tick'));
      // Reading.
      await page.click('.reading summary');
      await page.check('#isogloss\\:reading-lines');
      assert.ok(await page.isVisible('h1 .src'));
      await page.check('#isogloss\\:reading-side');
      await page.selectOption('#isogloss\\:reading-with', 'de');
      await page.locator('h1 .src.other').waitFor();
      await page.keyboard.press('Escape');
      // Parts for some readers, tabs.
      await page.selectOption('#isogloss\\:zone-choice', 'two');
      assert.ok(await page.isVisible('text=Part two'));
      assert.equal(await page.isVisible('text=Part one'), false);
      await page.click('.tab-list button >> nth=1');
      assert.ok(await page.isVisible('text=Tab two'));
      // The outline, appearance, permalinks.
      assert.ok(await page.locator('.outline a').count() > 20);
      await page.click('.appearance summary');
      await page.click('.appearance button >> nth=2');
      assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
      assert.ok(await page.locator('.permalink').count() > 20);
      // Search.
      await page.keyboard.press('/');
      await page.locator('dialog.search input').waitFor();
      await page.fill('dialog.search input', 'Role filter');
      await page.locator('.search-results a').first().waitFor();
      assert.ok((await page.locator('.search-results a').first().getAttribute('href')).includes('fr/ids.html'));
      // The first press empties the field, the second closes the dialog.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.locator('dialog.search').waitFor({ state: 'hidden' });
      // The skip link goes past the headings to the page; the languages keep the place.
      await page.evaluate(() => document.querySelector('.skip').click());
      assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
      await page.click('.languages summary');
      await page.click('.languages a[hreflang="de"]');
      await page.waitForURL('**/de/ids.html*');
      // The matrix and the contents.
      await page.goto(`${base('site')}en-US/roles/matrix.html`);
      await page.selectOption('#isogloss\\:role-filter', { index: 1 });
      assert.equal(await page.locator('.matrix thead th:visible').count(), 2);
      await page.goto(`${base('site')}fr/contents.html`);
      await page.fill('#isogloss\\:contents-filter', 'ids');
      assert.ok(await page.isVisible('.whole a[href$="ids.html"]'));
      await context.close();
      assert.deepEqual([...new Set(problems)], []);
    });
  });
}
