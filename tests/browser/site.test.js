// What readers do on the site, over a web server and from files.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import findings from './axe.js';
import { asFiles, browser, build, isStill, open, pages, serve } from './site.js';
import faults from './validity.js';

let folder;
let server;
let chromium;

before(async () => {
  folder = build();
  server = await serve(folder);
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  server?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

for (const way of ['server', 'files']) {
  describe(`over ${way}`, () => {
    const base = () => (way === 'server' ? server.base : asFiles(folder));

    const visit = async (path, act, settings = {}) => {
      const problems = [];
      const context = await chromium.newContext({ reducedMotion: 'reduce', ...settings });
      const page = await open(context, base(), problems);
      await page.goto(base() + path);
      await act(page);
      await context.close();
      assert.deepEqual(problems, []);
    };

    test('the language switch keeps the step', () => visit('fr/report-a-problem-for-a-customer.html#report-the-problem-step-4', async (page) => {
      await page.click('.languages summary');
      await page.click('.languages a[hreflang="zh-TW"]');
      await page.waitForURL('**/zh-TW/report-a-problem-for-a-customer.html#report-the-problem-step-4');
      assert.ok(await page.isVisible('#report-the-problem-step-4'));
    }));

    test('the source stands below or beside each segment, and the choice is remembered', () => visit('ru/report-a-problem-for-a-customer.html', async (page) => {
      const source = page.locator('h1 .src');
      assert.equal(await source.isVisible(), false);
      await page.click('.reading summary');
      await page.check('#isogloss\\:reading-lines');
      assert.equal(await source.textContent(), 'Report a problem for a customer');
      assert.equal(await source.getAttribute('lang'), 'en-US');
      assert.ok(await source.isVisible());
      await page.check('#isogloss\\:reading-side');
      const [left, right] = await page.locator('.prose > p').first().evaluate((line) => [...line.children].map((part) => part.getBoundingClientRect().left));
      assert.ok(left < right);
      await page.reload();
      assert.ok(await source.isVisible());
    }));

    test('another language can stand beside the text', () => visit('fr/report-a-problem-for-a-customer.html', async (page) => {
      await page.click('.reading summary');
      await page.selectOption('#isogloss\\:reading-with', 'zh-TW');
      const other = page.locator('h1 .src.other');
      await other.waitFor();
      assert.equal(await other.textContent(), '代客戶回報問題');
      assert.equal(await other.getAttribute('lang'), 'zh-TW');
      await page.selectOption('#isogloss\\:reading-with', '');
      assert.equal(await page.locator('.src.other').count(), 0);
      assert.ok(await page.locator('h1 .src').isVisible());
    }));

    test('without script, the source can be read beside the text', () => visit('pt-BR/report-a-problem-for-a-customer.html', async (page) => {
      await page.click('.reading summary');
      await page.check('#isogloss\\:reading-lines');
      assert.ok(await page.locator('h1 .src').isVisible());
      assert.equal(await page.isVisible('#isogloss\\:reading-with'), false);
    }, { javaScriptEnabled: false }));

    test('ticks survive a reload and a change of language', () => visit('fr/report-a-problem-for-a-customer.html', async (page) => {
      await page.check('#report-the-problem-step-2 > .tick');
      await page.reload();
      assert.ok(await page.isChecked('#report-the-problem-step-2 > .tick'));
      await page.goto(base() + 'ru/report-a-problem-for-a-customer.html');
      assert.ok(await page.isChecked('#report-the-problem-step-2 > .tick'));
      assert.equal(await page.locator('.progress').first().isVisible(), true);
    }));

    for (const [locale, phrase, path] of [
      ['fr', 'captures d’écran', 'report-a-problem-for-a-customer.html'],
      ['ru', 'удалить связь', 'remove-a-customer-relationship.html'],
      ['pt-BR', 'remover relações', 'remove-a-customer-relationship.html'],
      ['zh-TW', '螢幕擷取畫面', 'report-a-problem-for-a-customer.html'],
      ['fr', 'screenshots', 'report-a-problem-for-a-customer.html'],
    ]) {
      test(`${locale}: a search for ${phrase} leads to the page`, () => visit(`${locale}/overview.html`, async (page) => {
        await page.keyboard.press('/');
        await page.locator('dialog.search input').waitFor();
        await page.keyboard.type(phrase);
        await page.locator('.search-results a').first().waitFor();
        const found = await page.locator('.search-results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        assert.ok(found.some((address) => address.includes(`${locale}/${path}`)), found.join('\n'));
        const said = await page.locator('dialog.search').innerText();
        assert.ok(!said.includes('%'), said);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => !url.pathname.endsWith('overview.html'));
      }));
    }

    test('a matrix can be asked for one role by its address', () => visit('fr/roles/matrix.html?role=escalation-manager', async (page) => {
      assert.equal(await page.inputValue('#isogloss\\:role-filter'), 'escalation-manager');
      assert.equal(await page.locator('.matrix thead th:visible').count(), 2);
    }));

    test('a role in the head of a guide leads to its page', () => visit('fr/report-a-problem-for-a-customer.html', async (page) => {
      await page.locator('.facts a').first().click();
      await page.waitForURL('**/fr/roles/admin-agent.html');
      assert.ok(await page.locator('.guides a').count() > 3);
    }));

    test('every control of a guide is reached by keyboard, and focus is never hidden', () => visit('fr/report-a-problem-for-a-customer.html', async (page) => {
      const wanted = await page.locator('a[href]:visible, button:visible, summary:visible, input:visible, [tabindex="0"]:visible').count();
      const seen = new Set();
      for (let press = 0; press < wanted + 20; press += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const focused = document.activeElement;
          if (focused === document.body) return null;
          const { top, bottom, width } = focused.getBoundingClientRect();
          const header = document.querySelector('.site-header').getBoundingClientRect().bottom;
          const within = focused.closest('.site-header, .skip') !== null;
          const all = [...document.querySelectorAll('*')];
          return { id: all.indexOf(focused), shown: width > 0 && (within || bottom > header) && top < innerHeight, html: focused.outerHTML.slice(0, 120) };
        });
        if (!at) break;
        assert.ok(at.shown, at.html);
        seen.add(at.id);
      }
      assert.ok(seen.size >= wanted - 2, `${seen.size} of ${wanted}`);
    }));

    test('menus stay on a narrow screen', () => visit('ru/report-a-problem-for-a-customer.html', async (page) => {
      await page.setViewportSize({ width: 320, height: 700 });
      const menus = page.locator('.site-header .menu');
      for (let number = 0; number < await menus.count(); number += 1) {
        await menus.nth(number).locator('summary').click();
        const box = await menus.nth(number).locator('> :not(summary)').boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
        await page.keyboard.press('Escape');
      }
      assert.ok(await menus.count() >= 3);
    }));

    test('a link into a part for other readers shows the part', () => visit('fr/troubleshoot-sign-in.html', async (page) => {
      const part = page.locator('.zone').nth(1);
      assert.equal(await part.isVisible(), false);
      await part.locator('p').last().evaluate((place) => { place.id = 'inside'; });
      await page.evaluate(() => { location.hash = '#inside'; });
      await part.waitFor({ state: 'visible' });
      await page.evaluate(() => { location.hash = '#50%'; });
      assert.equal(await part.isVisible(), true);
    }));

    test('no page logs an error or asks for anything from elsewhere', async () => {
      const problems = [];
      const context = await chromium.newContext();
      const page = await open(context, base(), problems);
      for (const path of pages(folder).filter((path) => isStill(folder, path))) await page.goto(base() + path);
      await context.close();
      assert.deepEqual(problems, []);
    });
  });
}

test('every page is valid HTML', async () => {
  for (const path of pages(folder)) {
    assert.deepEqual(await faults(join(folder, path)), [], path);
  }
});

describe('accessibility', () => {
  const KINDS = [
    'index.html', '404.html', 'fr/index.html', 'ru/report-a-problem-for-a-customer.html', 'zh-TW/troubleshoot-sign-in.html',
    'pt-BR/faq.html', 'en-US/report-a-problem-for-a-customer.html', 'fr/contents.html', 'zh-TW/roles/index.html', 'ru/roles/admin-agent.html',
    'pt-BR/roles/matrix.html', 'fr/map.html', 'ru/hand-a-case-over.html', 'pt-BR/reference/support-levels.html',
    'zh-TW/working-days-in-france.html', 'fr/give-a-colleague-support-access.html', 'zh-TW/follow-up-and-escalate-a-case.html',
  ];
  for (const colorScheme of ['light', 'dark']) {
    for (const path of KINDS) {
      test(`${path}, ${colorScheme}`, async () => {
        const context = await chromium.newContext({ colorScheme });
        const page = await context.newPage();
        // The page for addresses without one belongs to the site's own address.
        const base = path === '404.html' ? 'https://docs.alderdesk.example/' : server.base;
        await page.route('https://docs.alderdesk.example/**', (route) => route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }));
        await page.goto(base + path);
        assert.deepEqual(await findings(page), []);
        if (await page.locator('.reading').count()) {
          await page.evaluate(() => document.querySelector('#isogloss\\:reading-side').click());
          assert.deepEqual(await findings(page), []);
        }
        await context.close();
      });
    }
  }
});
