import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import manifest from '../../package.json';
import { forms, levels } from '../../server/src/core/index.js';
import { rules } from '../../server/src/core/rules/index.js';
import { baselineFileName, settingsFileName, templateFileEnding } from '../../server/src/lsp/protocol.js';
import * as cli from '../../server/src/cli/folderFile.js';
import schema from '../../schemas/settings.schema.json';

it('the schemas are what the rule files say', () => {
  const script = fileURLToPath(new URL('../../scripts/schema.mjs', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});

it('the schema allows what is read, and nothing else', () => {
  expect(Object.keys(schema.properties).sort()).toEqual(['$schema', 'options', 'rules', 'template', 'templates']);
  expect(schema.properties.template.anyOf[0]!.enum).toEqual(forms);
  expect([...schema.properties.rules.additionalProperties.enum].sort()).toEqual([...levels].sort());
});

it('editor, server and command line agree on the names of the files', () => {
  expect([cli.settingsFileName, cli.baselineFileName]).toEqual([settingsFileName, baselineFileName]);
  expect(manifest.contributes.jsonValidation.map(({ fileMatch }) => fileMatch)).toEqual([settingsFileName, baselineFileName, `*${templateFileEnding}`]);
});

it('the default of an option is a value that one may set', () => {
  for (const { id, options = {} } of rules) {
    for (const [name, option] of Object.entries(options)) expect(option.default, `${id} ${name}`).toBeGreaterThanOrEqual(option.minimum);
  }
});
