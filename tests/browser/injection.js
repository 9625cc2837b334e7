// The documentation set of `tests/injection`, written out and built.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './site.js';

const suite = join(dirname(fileURLToPath(import.meta.url)), '..', 'injection');
const source = (path) => readFileSync(join(suite, path), 'utf8');

export const payloads = JSON.parse(source('payloads.json'));

/** The inside of a string of JSON, YAML or TOML: YAML takes no control characters. */
const inside = (text) => JSON.stringify(text).slice(1, -1)
  .replace(/[\u007f-\ud7ff\ue000-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The name of a file, without its extension: what Linux takes of a payload. */
function fileName(number, payload) {
  let name = '';
  for (const c of payload.replaceAll(/[/\0]/g, '')) {
    if (Buffer.byteLength(name + c) > 100) break;
    name += c;
  }
  return `${name} n${number}`;
}

/** A template with a payload in its fields. */
const filled = (template, number, payload) => template
  .replaceAll('@F@', () => inside(fileName(number, payload)))
  .replaceAll('@U@', () => encodeURIComponent(fileName(number, payload)))
  .replaceAll('@J@', () => inside(payload))
  .replaceAll('@N@', String(number))
  .replaceAll('@L@', () => payload.replaceAll(/[\n\r]/g, ' '))
  .replaceAll('@P@', () => payload);

/** A template whose lines between the marks are there for each payload. */
const repeated = (template) => template
  .replaceAll('@ALL@', () => inside(payloads.join('')))
  .replace(/@EACH@\n([^]*?)@END@\n/, (_, each) => payloads.map((payload, number) => filled(each, number, payload)).join(''));

/** Writes the documentation set; returns its folder, the site and the report. */
export function build() {
  const folder = mkdtempSync(join(tmpdir(), 'isogloss-injection-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const locale of ['fr', 'de']) {
    payloads.forEach((payload, number) => {
      for (const name of ['page.md', 'faq.yml', 'land.yml', 'inc.md']) {
        write(`${locale}/p${number}/${name}`, filled(source(`each/${name}`), number, payload));
      }
    });
    payloads.forEach((payload, number) => {
      const name = fileName(number, payload);
      write(`${locale}/${name}.md`, '# Name\n\ntwo  spaces\n');
      write(`${locale}/${name}.png`, 'png');
      write(`${locale}/${name}.txt`, payload);
    });
    write(`${locale}/names.md`, repeated(source('once/names.md')));
    write(`${locale}/TOC.yml`, repeated(source('once/TOC.yml')));
    write(`${locale}/ids.md`, repeated(source('once/ids.md')));
  }
  write('fr/.openpublishing.redirection.json', repeated(source('once/redirection.json')));
  write('isogloss.toml', repeated(source('once/isogloss.toml')));
  const run = (...args) => {
    try {
      execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      // Documents that are full of findings fail the run, and the site is built.
      if (error.status !== 1) throw error;
    }
  };
  run('build');
  run('report', '--format', 'html', '--out', 'report');
  return { folder, site: join(folder, 'site'), report: join(folder, 'report') };
}
