import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './corpus.js';

interface Place {
  readonly line: number;
  readonly character: number;
}

/** A finding as `check --format json` writes it (DESIGN 6). */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
  readonly data?: Readonly<Record<string, string | number>>;
  readonly related?: readonly { readonly range: { readonly start: Place; readonly end: Place }; readonly message: string }[];
  readonly fixes?: readonly { readonly title: string; readonly kind: 'safe' | 'suggestion' }[];
}

export interface CheckedFile {
  readonly path: string;
  readonly encoding?: string;
  readonly error?: string;
  readonly reports: readonly { readonly title: string | null; readonly year: number | null; readonly template: string; readonly startLine: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the built command line on files, as a user would. */
export function checkFiles(paths: readonly string[]): readonly CheckedFile[] {
  const cli = join(root, 'dist', 'cli.js');
  if (!existsSync(cli)) throw new Error('dist/cli.js is not built: run `npm run build` first');
  const run = spawnSync(process.execPath, [cli, 'check', '--format', 'json', '--fail-on', 'never', '--lang', 'zh', ...paths], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`check ended with ${run.status}: ${run.stderr}`);
  return (JSON.parse(run.stdout) as { files: readonly CheckedFile[] }).files;
}

/** `line code severity`, 1-based as an editor shows it. */
export function summary({ range, code, severity }: Diagnostic): string {
  return `${range.start.line + 1} ${code} ${severity}`;
}
