import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** Writes the licences of the libraries that stand in the bundles beside them, as those licences ask. */
export function writeLicences(metafiles) {
  const names = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs).map(packageOf)).filter(Boolean));
  const texts = [...names].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(inRoot(name, 'package.json'), 'utf8'));
    const file = readdirSync(inRoot(name)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(inRoot(name, file), 'utf8').trim() : '';
    return `${name.replace(/^.*node_modules\//, '')} ${version} (${license})\n\n${text}\n`;
  });
  writeFileSync(inRoot('dist', 'THIRD-PARTY.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** The folder of the innermost package that a bundled file belongs to. */
function packageOf(path) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
