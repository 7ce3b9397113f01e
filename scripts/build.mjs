// node scripts/build.mjs [--dev] [--watch]
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { nodeBundle, pageBundle } from './lib/bundling.mjs';
import { writeLicences } from './lib/licences.mjs';
import { inRoot } from './lib/paths.mjs';

const { values } = parseArgs({ options: { watch: { type: 'boolean' }, dev: { type: 'boolean' } } });
const development = Boolean(values.watch || values.dev);

/** What makes what. */
const bundles = [
  // `.cjs`: the package is "type": "module", and VS Code goes by the extension of the file.
  { entry: 'client/src/extension.node.ts', out: 'dist/client.cjs', external: ['vscode'] },
  // What is started is small: it runs the bundle proper with the code that was compiled before.
  { entry: 'server/src/start/server.node.ts', out: 'dist/server.cjs' },
  { entry: 'server/src/lsp/main.node.ts', out: 'dist/serverMain.cjs' },
  { entry: 'server/src/start/cli.ts', out: 'dist/cli.js', banner: '#!/usr/bin/env node' },
  { entry: 'server/src/cli/main.ts', out: 'dist/cliMain.cjs' },
  // The page of the preview.
  { entry: 'client/preview/main.ts', out: 'dist/preview/main.js', page: true },
  { entry: 'client/preview/style.css', out: 'dist/preview/style.css', page: true },
];

/** @returns {import('esbuild').BuildOptions} */
const options = ({ entry, out, external = [], banner, page = false }) => ({
  ...(page ? pageBundle : nodeBundle),
  entryPoints: [entry],
  outfile: out,
  external,
  banner: banner ? { js: banner } : {},
  minify: !development,
  sourcemap: development,
  legalComments: 'none',
  metafile: true,
  logLevel: 'info',
});

rmSync(inRoot('dist'), { recursive: true, force: true });
mkdirSync(inRoot('dist'), { recursive: true });
// `node dist/cli.js` is a CommonJS script in a "type": "module" package.
writeFileSync(inRoot('dist', 'package.json'), '{ "type": "commonjs" }\n');

const contexts = await Promise.all(bundles.map((bundle) => context(options(bundle))));
if (values.watch) {
  // All bundles stand before the first "build finished", which is what a launch configuration waits for.
  await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  try {
    const results = await Promise.all(contexts.map((each) => each.rebuild()));
    chmodSync(inRoot('dist', 'cli.js'), 0o755);
    writeLicences(results.map(({ metafile }) => metafile));
  } catch {
    process.exitCode = 1; // esbuild has said why
  } finally {
    await Promise.all(contexts.map((each) => each.dispose()));
  }
}
