import { build } from 'esbuild';
import { root } from './paths.mjs';

/** Rules, their documentation and the forms. They are TypeScript; a bundle in memory makes them importable. */
export async function loadRules() {
  const contents = ['rules/index', 'rules/docs', 'template/load'].map((path) => `export * from './server/src/core/${path}.ts';`).join('\n');
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
