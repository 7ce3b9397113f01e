import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { nodeBundle } from '../../../scripts/lib/bundling.mjs';
import { cacheDir, inRoot } from '../../../scripts/lib/paths.mjs';

const dir = join(cacheDir, 'bench');

/** A file beside what is built here. */
export const inBuild = (name) => join(dir, name);

const common = { ...nodeBundle, logLevel: 'error' };

/** The core as it stands in the bundles, but with its names kept so that a profile can be read. */
export async function loadCore() {
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, `core-${process.pid}.mjs`);
  await build({ ...common, entryPoints: ['server/src/core/index.ts'], format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** The core with what it does in between, which no one else may use. */
export async function loadInside() {
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, `inside-${process.pid}.mjs`);
  const contents = `export * from './index.js';
    export { placedReportsOf } from './model/report.js';
    export { ledgerOf } from './model/ledger.js';
    export { textPartsOf } from './model/sectionText.js';
    export { proseFacts } from './model/prose/facts.js';`;
  await build({ ...common, stdin: { contents, resolveDir: inRoot('server', 'src', 'core'), loader: 'ts' }, format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** What the tests make reports with. */
export async function loadReports() {
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, `reports-${process.pid}.mjs`);
  await build({ ...common, entryPoints: ['test/harness/cleanReports.ts'], format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** Our server, built as for the package; apart from dist/, which another build may be writing. */
export async function buildServer() {
  await build({ ...common, entryPoints: ['server/src/lsp/main.node.ts'], minify: true, outfile: join(dir, 'serverMain.cjs') });
  return buildStart('server.node.ts', 'server.cjs');
}

/** Our command line. */
export async function buildCli() {
  await build({ ...common, entryPoints: ['server/src/cli/main.ts'], minify: true, outfile: join(dir, 'cliMain.cjs') });
  return buildStart('cli.ts', 'cli.cjs');
}

async function buildStart(name, out) {
  const outfile = join(dir, out);
  await build({ ...common, entryPoints: [`server/src/start/${name}`], minify: true, outfile });
  return outfile;
}

/** A server to compare with, bundled as anybody would: without what ours does to start sooner. */
export async function buildBare(name) {
  const outfile = join(dir, `${name}.cjs`);
  await build({ ...common, plugins: [], entryPoints: [inRoot('test', 'bench', 'servers', `${name}.mjs`)], minify: true, outfile });
  return outfile;
}
