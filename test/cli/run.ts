import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../server/src/cli/io.js';
import { main } from '../../server/src/cli/program.js';
import { bundle } from './bundle.js';

export interface Run {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array | string;
  readonly tty?: boolean;
  readonly platform?: string;
}

/** Runs the command line in this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  const sink = (add: (text: string) => void, isTTY = false): Io['out'] => ({
    isTTY,
    closed: false,
    write(text) {
      add(typeof text === 'string' ? text : Buffer.from(text).toString());
      return Promise.resolve();
    },
  });
  const io: Io = {
    out: sink((text) => (out += text), options.tty),
    err: sink((text) => (err += text)),
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    platform: options.platform ?? process.platform,
    today: () => '2026-11-22',
    readStdin: () => Promise.resolve(Buffer.from(options.stdin ?? '')),
    startServer: () => {},
  };
  return { code: await main(argv, io), out, err };
}

/** Runs the built command line as a process of its own. */
export function spawned(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle('cli.js'), ...argv], { cwd: options.cwd, env: { PATH: process.env['PATH'], ...options.env } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? undefined, out, err }));
    child.stdin.end(options.stdin ?? '');
  });
}

/** A folder with these files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The JSON output as the contract has it. */
export interface JsonOutput {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly encoding: string | null;
    readonly error?: string;
    readonly reports: readonly { readonly title: string | null; readonly year: number | null; readonly template: string; readonly startLine: number }[];
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: JsonRange;
      readonly data: Readonly<Record<string, string | number>>;
      readonly related: readonly { readonly range: JsonRange; readonly message: string }[];
      readonly fixes: readonly { readonly title: string; readonly kind: string; readonly edits: readonly { readonly range: JsonRange; readonly newText: string }[] }[];
    }[];
  }[];
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number; readonly information: number; readonly hints: number };
}

interface JsonRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** `check --format json` in this process. */
export async function checkJson(paths: readonly string[], options: RunOptions = {}): Promise<Run & { readonly json: JsonOutput }> {
  const result = await run(['check', '--format', 'json', ...paths], options);
  return { ...result, json: JSON.parse(result.out) as JsonOutput };
}
