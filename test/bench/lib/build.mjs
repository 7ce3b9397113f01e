import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheDir, inRoot, root } from '../../../scripts/lib/paths.mjs';

const dir = join(cacheDir, 'bench');

const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20.9', mainFields: ['module', 'main'], logLevel: 'error' };

/** The core as it stands in the bundles, but with its names kept so that a profile can be read. */
export async function loadCore() {
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, `core-${process.pid}.mjs`);
  await build({ ...common, entryPoints: ['server/src/core/index.ts'], format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** Our server, built as for the package; apart from dist/, which another build may be writing. */
export async function buildServer() {
  const outfile = join(dir, 'server.cjs');
  await build({ ...common, entryPoints: ['server/src/lsp/main.node.ts'], format: 'cjs', minify: true, outfile });
  return outfile;
}

/** Our command line. */
export async function buildCli() {
  const outfile = join(dir, 'cli.cjs');
  const banner = { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" };
  await build({ ...common, entryPoints: ['server/src/cli/main.ts'], format: 'cjs', minify: true, banner, define: { 'import.meta.url': 'importMetaUrl' }, outfile });
  return outfile;
}

/** A server to compare with, bundled in the same way. */
export async function buildBare(name) {
  const outfile = join(dir, `${name}.cjs`);
  await build({ ...common, entryPoints: [inRoot('test', 'bench', 'servers', `${name}.mjs`)], format: 'cjs', minify: true, outfile });
  return outfile;
}
