// Opens every page of a built site as a file, and tells what a reader would stumble over:
// `npm run crawl -- SITE_FOLDER`. Errors in the console, requests that leave the site,
// text that moves while the page loads, heavy styles and scripts, HTML that is not valid.
// With `--axe`, also what axe finds, light and dark, on one page in twenty.

import { join, resolve } from 'node:path';
import findings from './axe.js';
import { asFiles, browser, isStill, open, pages } from './site.js';
import faults from './validity.js';

const SHIFT = 0.01;
const BYTES = 60_000;
const SAMPLE = 20;

const [site] = process.argv.slice(2).filter((given) => !given.startsWith('--'));
if (!site) throw new Error('name the folder of a built site');
const folder = resolve(process.env.INIT_CWD ?? '.', site);
const base = asFiles(folder);
const all = pages(folder);
const still = all.filter((path) => isStill(folder, path));
const told = [];
let [shift, bytes] = [0, 0];

async function visit(context, path) {
  const page = await open(context, base, told);
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))
      .observe({ type: 'layout-shift', buffered: true });
  });
  let loaded = 0;
  page.on('response', async (response) => {
    if (/\.(css|js)$/.test(response.url())) loaded += (await response.body()).length;
  });
  await page.goto(base + path, { waitUntil: 'load' });
  // Two frames, so that what moved is known.
  const moved = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved)))));
  if (moved >= SHIFT) told.push(`${path}: moves by ${moved.toFixed(3)}`);
  if (loaded > BYTES) told.push(`${path}: ${loaded} bytes of style and script`);
  shift = Math.max(shift, moved);
  bytes = Math.max(bytes, loaded);
  await page.close();
}

async function judge(chromium, path, colorScheme) {
  const context = await chromium.newContext({ colorScheme });
  const page = await context.newPage();
  await page.goto(base + path);
  told.push(...(await findings(page)).map((finding) => `${path}, ${colorScheme}: ${finding}`));
  await context.close();
}

const chromium = await browser();
const context = await chromium.newContext();
const left = [...still];
await Promise.all(Array.from({ length: 3 }, async () => {
  for (let path = left.shift(); path; path = left.shift()) await visit(context, path);
}));
await context.close();
if (process.argv.includes('--axe')) {
  for (const path of still.filter((_, number) => number % SAMPLE === 0)) {
    for (const colorScheme of ['light', 'dark']) await judge(chromium, path, colorScheme);
  }
}
await chromium.close();
for (const path of all) told.push(...(await faults(join(folder, path))).map((fault) => `${path}:${fault}`));
told.forEach((line) => console.log(line));
console.log(`${all.length} pages, ${told.length} faults; ${shift.toFixed(4)} most moved, ${bytes} bytes of style and script at most`);
process.exitCode = told.length ? 1 : 0;
