import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './paths.mjs';

export const manifest = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** Puts what the .vsix would hold into a folder of extensions, as an installation does. */
export async function installExtension(extensionsDir) {
  const { listFiles } = await import('@vscode/vsce');
  const { publisher, name, version } = manifest();
  const target = join(extensionsDir, `${publisher}.${name}-${version}`);
  for (const file of await listFiles({ cwd: root, dependencies: false })) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(inRoot(file), join(target, file));
  }
}
