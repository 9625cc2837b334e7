// Phrases of the demo, asked of its own search.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { documents, locales, phrases, recall } from './recall.js';
import { browser, build } from './site.js';

let folder;
let chromium;

before(async () => {
  folder = build();
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  if (folder) rmSync(folder, { recursive: true });
});

describe('search', () => {
  for (const locale of ['en-US', 'fr', 'ru', 'pt-BR', 'zh-TW']) {
    test(`finds the pages of phrases in ${locale}`, async () => {
      assert.ok(locales(folder).includes(locale));
      const drawn = phrases(await documents(folder, locale, chromium), locale, 20);
      assert.equal(drawn.length, 20);
      const asked = await recall(folder, locale, drawn, chromium);
      assert.deepEqual(asked.filter((one) => !one.any).map((one) => one.phrase), []);
      assert.ok(Math.max(...asked.map((one) => one.bytes)) < 300_000);
    });
  }
});
