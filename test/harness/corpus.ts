import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const samples = join(root, 'samples');
const reports = join(root, '..', 'shared', 'reports');

export interface CorpusText {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

function read(folder: string, pattern: RegExp): CorpusText[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => pattern.test(name)).sort().map((name) => {
    const path = join(folder, name);
    return { name, path, text: readFileSync(path, 'utf8') };
  });
}

/** The project's own sample reports. */
export function sampleTexts(): readonly CorpusText[] {
  return read(samples, /\.(txt|gkbg)$/);
}

/** The five real reports; empty where the project stands alone. */
export function realTexts(): readonly CorpusText[] {
  return read(reports, /^\d{3}_.*\.txt$/);
}

/** Samples and real reports. */
export function texts(): readonly CorpusText[] {
  return [...sampleTexts(), ...realTexts()];
}
