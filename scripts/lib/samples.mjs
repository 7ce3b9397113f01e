import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** The sample with a dozen typical mistakes. */
const MISTAKEN = /错误示例/;

/** Copies samples/ to a folder that may be changed and thrown away. */
export function copySamples() {
  const parent = mkdtempSync(join(tmpdir(), 'disclosure-report-samples-'));
  const folder = join(parent, 'samples');
  cpSync(inRoot('samples'), folder, { recursive: true });
  return { parent, folder, file: join(folder, mistaken(folder)) };
}

function mistaken(folder) {
  const name = readdirSync(folder).find((each) => MISTAKEN.test(each));
  if (!name) throw new Error('samples/ has no report with mistakes');
  return name;
}
