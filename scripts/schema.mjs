// node scripts/schema.mjs [--check]
// Writes what the settings offer, from the rules: schemas/settings.schema.json and the properties of the settings
// `rules` and `options` in package.json; --check fails where they differ from what would be written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRules } from './lib/loadRules.mjs';
import { inRoot } from './lib/paths.mjs';
import { optionsSchema, rulesSchema, settingsFileSchema } from './lib/settingsSchema.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const { rules, ruleDocs } = await loadRules();

const manifest = JSON.parse(read('package.json'));
const { properties } = manifest.contributes.configuration;
Object.assign(properties['disclosureReport.rules'], rulesSchema(rules, ruleDocs));
Object.assign(properties['disclosureReport.options'], optionsSchema(rules, ruleDocs));

const texts = { 'package.json': manifest, 'schemas/settings.schema.json': settingsFileSchema(rules, ruleDocs) };
const changed = Object.entries(texts).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`]).filter(([path, text]) => read(path) !== text);

if (values.check) {
  for (const [path] of changed) console.error(`${path} 与规则不一致，请运行 node scripts/schema.mjs · differs from the rules, run: node scripts/schema.mjs`);
  if (changed.length > 0) process.exitCode = 1;
} else {
  for (const [path, text] of changed) {
    mkdirSync(dirname(inRoot(path)), { recursive: true });
    writeFileSync(inRoot(path), text);
    console.log(path);
  }
}

/** As it should stand in the repository: a checkout may have turned its line endings. */
function read(path) {
  return existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8').replaceAll('\r\n', '\n') : '';
}
