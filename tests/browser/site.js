// The demo, built with the program; a server of its own; a browser.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.ISOGLOSS_BIN ?? join(repository, 'target', 'release', 'isogloss');

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** Builds the demo to a folder of its own; returns the folder. */
export function build() {
  const out = mkdtempSync(join(tmpdir(), 'isogloss-'));
  rmSync(out, { recursive: true });
  execFileSync(program, ['build', '--out', out], { cwd: repository, stdio: 'pipe' });
  return out;
}

/** Serves a folder on loopback; returns its address and how to stop. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const file = join(folder, path.endsWith(sep) ? join(path, 'index.html') : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** The address of a folder as files. */
export function asFiles(folder) {
  return pathToFileURL(folder + sep).href;
}

/** The pages under a folder, relative to it. */
export function pages(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * Whether a page stays when it is opened: a moved page leads on at once, and the page for
 * addresses without one names the site's own address, since it is shown at any depth.
 */
export function isStill(folder, path) {
  return path !== '404.html' && !readFileSync(join(folder, path), 'utf8').includes('http-equiv="refresh"');
}

/** Starts the browser, without anything of its own that would ask the network. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** Opens a page that fails the test where it logs an error or leaves `base`. */
export async function open(context, base, problems) {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) {
      problems.push(`${page.url()} asks for ${request.url()}`);
    }
  });
  return page;
}
