// npm run package: builds and makes the .vsix.
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { runQuietly } from './lib/process.mjs';

await ensureInstalled();
const { createVSIX } = await import('@vscode/vsce');
const { manifest } = await import('./lib/extension.mjs');

await runQuietly(process.execPath, [inRoot('scripts', 'build.mjs')], { cwd: root });
const { name, version } = manifest();
await createVSIX({
  cwd: root,
  packagePath: inRoot(`${name}-${version}.vsix`),
  dependencies: false, // everything is in the bundles
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
