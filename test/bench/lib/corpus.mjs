import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { loadReports } from './build.mjs';

const shared = inRoot('..', 'shared', 'reports');

/** The real reports where they are at hand, else the samples, which the project wrote itself. */
export function seeds() {
  const dir = existsSync(shared) ? shared : inRoot('samples');
  return readdirSync(dir)
    .filter((name) => /\.(txt|gkbg)$/.test(name) && !name.includes('汇编'))
    .sort()
    .map((name) => readFileSync(join(dir, name), 'utf8').replace(/^\ufeff/, ''));
}

/** A sample in which nothing is found: keys in copies of it cost the same number of findings at every size. */
export function cleanReport() {
  return readFileSync(inRoot('samples', '云岭县自然资源局2023年政府信息公开工作年度报告.txt'), 'utf8').replace(/^\ufeff/, '');
}

/** Reports of which no two have the same figures, words or tables: what is kept of one is of little use for the next. */
export async function differentReports(count) {
  const reports = await loadReports();
  return Array.from({ length: count }, (_, i) => reports.cleanReport(i).text.replace(/^\ufeff/, ''));
}

const bytes = (text) => Buffer.byteLength(text);

/** Texts joined over and over to about `size` bytes of UTF-8, each copy with a body of its own as in a real yearbook. */
export function yearbook(texts, size) {
  const parts = [];
  for (let total = 0, i = 0; total < size; i++) {
    const text = `${texts[i % texts.length].trimEnd()}\n\n`;
    const named = text.replace(/^(\s*)(\S{2,3}[市县区])/, `$1$2第${i}`);
    parts.push(named);
    total += bytes(named);
  }
  return parts.join('');
}

/** One report and yearbooks of 1 MB and 10 MB. */
export function sizes(texts) {
  return [
    { name: '9 KB', text: texts.at(-1) },
    { name: '1 MB', text: yearbook(texts, 1e6) },
    { name: '10 MB', text: yearbook(texts, 1e7) },
  ];
}

/** Offset inside the digits of a cell of table 3, in the report nearest the middle of the text. */
export function cellInTheMiddle(text) {
  const row = text.indexOf('本年新收', Math.floor(text.length / 2));
  const from = row >= 0 ? row : text.lastIndexOf('本年新收');
  const cell = /[|\t]\s*\d/.exec(text.slice(from, from + 200));
  return from + cell.index + cell[0].length;
}

/** Line and character of an offset, as an editor counts them. */
export function position(text, offset) {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, character: offset - start };
}
