import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import configuration from '../../language-configuration.json';
import manifest from '../../package.json';
import english from '../../package.nls.json';
import chinese from '../../package.nls.zh-cn.json';
import { ruleIds, semanticTokenTypes } from '../../server/src/core/index.js';

const root = new URL('../../', import.meta.url);
const { contributes } = manifest;

function sourceOf(...folders: string[]): string {
  return folders
    .flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => new URL(`${folder}${name}`, root)))
    .filter((file) => file.pathname.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  it('says everything in both languages', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort());
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it('declares exactly the commands that the client registers', () => {
    const source = sourceOf('client/src/', 'server/src/lsp/');
    for (const { command } of contributes.commands) expect(source).toContain(`'${command}'`);
    const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map(([, id]) => id!);
    expect(contributes.commands.map(({ command }) => command)).toEqual(expect.arrayContaining(registered));
  });

  it('gives every command a title in both languages, a category, and a condition under which it makes sense', () => {
    const text = (key: string, of: Readonly<Record<string, string>>): string | undefined => of[key.replaceAll('%', '')];
    // What may be wanted before any report is open.
    const anywhere = ['disclosureReport.openSample', 'disclosureReport.restartServer', 'disclosureReport.showLog'];
    for (const { command, title, category, ...rest } of contributes.commands) {
      expect(text(title, chinese), command).toMatch(/\p{Script=Han}/u);
      expect(text(title, english), command).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
      for (const of of [chinese, english]) expect(text(category, of), command).toBeTruthy();
      const enablement = 'enablement' in rest ? rest.enablement : undefined;
      if (anywhere.includes(command)) expect(enablement, command).toBeUndefined();
      // In a report, or in its preview.
      else expect(enablement, command).toMatch(/^(?:editorLangId [!=]= disclosure-report|activeWebviewPanelId == 'disclosureReport\.preview')/);
    }
    for (const of of [chinese, english]) {
      const titles = contributes.commands.map(({ title }) => text(title, of));
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('disables what changes the text where the text cannot be changed', () => {
    const changing = contributes.commands.filter(({ command }) => /\.(?:insert|delete|move|fix|recalculate|convert)[A-Z]/.test(command));
    expect(changing.length).toBeGreaterThan(10);
    for (const command of changing) expect('enablement' in command && command.enablement, command.command).toContain('!editorReadonly');
  });

  it('shows a command in the palette where it is enabled, and not at all where it needs arguments', () => {
    const enablement = new Map(contributes.commands.map((command) => [command.command, 'enablement' in command ? command.enablement : undefined]));
    for (const { command, when } of contributes.menus.commandPalette) {
      expect(enablement.has(command), command).toBe(true);
      // Of several conditions, that of the editor counts here; the others are for other menus.
      if (when !== 'false') expect(when, command).toContain(enablement.get(command)?.split(' || ')[0]);
    }
    const listed = new Set(contributes.menus.commandPalette.map(({ command }) => command));
    for (const [command, clause] of enablement) expect(listed.has(command) || clause === undefined, command).toBe(true);
  });

  it('declares no setting that nobody reads', () => {
    // Clauses of keybindings read settings, too.
    const source = [sourceOf('client/src/', 'server/src/lsp/'), ...contributes.keybindings.map(({ when }) => when)].join('\n');
    // The protocol library reads trace.server by itself.
    for (const key of Object.keys(contributes.configuration.properties).filter((each) => !each.endsWith('.trace.server'))) {
      expect(source).toMatch(new RegExp(`\\b${key.replace('disclosureReport.', '')}\\b`));
    }
  });

  it('offers every rule and every family of rules in the settings', () => {
    const families = [...new Set(ruleIds.map((id) => `${id.split('/')[0]!}/*`))];
    expect(Object.keys(contributes.configuration.properties['disclosureReport.rules'].properties).sort()).toEqual([...families, ...ruleIds].sort());
  });

  it('binds keys of our own commands only, and only in our language', () => {
    const known = contributes.commands.map(({ command }) => command);
    for (const { command, when } of contributes.keybindings) {
      expect(known).toContain(command);
      expect(when).toContain('editorLangId == disclosure-report');
    }
    const keys = contributes.keybindings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves Tab and Enter to the editor outside tables and unless they were asked for', () => {
    const plain = contributes.keybindings.filter(({ key }) => /^(shift\+)?(tab|enter)$/.test(key));
    expect(plain.map(({ key, command }) => [key, command])).toEqual([
      ['tab', 'disclosureReport.nextCell'],
      ['shift+tab', 'disclosureReport.previousCell'],
      ['enter', 'disclosureReport.cellBelow'],
      ['shift+enter', 'disclosureReport.cellAbove'],
    ]);
    for (const { when } of plain) for (const clause of ['config.disclosureReport.tableKeys', 'disclosureReport.inTable', '!suggestWidgetVisible', '!inSnippetMode']) expect(when.split(' && ')).toContain(clause);
    expect(contributes.configuration.properties['disclosureReport.tableKeys'].default).toBe(false);
    expect(sourceOf('client/src/')).toContain("'disclosureReport.inTable'");
  });

  it('describes every semantic token of the server and gives it scopes', () => {
    expect(contributes.semanticTokenTypes.map(({ id }) => id)).toEqual([...semanticTokenTypes]);
    expect(Object.keys(contributes.semanticTokenScopes[0]!.scopes)).toEqual([...semanticTokenTypes]);
  });

  it('gives what must not be overlooked a second sign besides its colour', () => {
    // Totals are bold; the wrong number has its diagnostic and its hint (test/features/semanticTokens.test.ts).
    const { scopes } = contributes.semanticTokenScopes[0]!;
    expect(scopes.reportTotal).toContain('markup.bold');
    expect(contributes).not.toHaveProperty('colors');
    // Decorations that colour must also draw a line, a frame or words.
    const options = [...sourceOf('client/src/').matchAll(/createTextEditorDecorationType\(([^)]*)\)/g)].map(([, given]) => given!);
    expect(options.length).toBeGreaterThan(0);
    for (const given of options) expect(!/color/i.test(given) || /textDecoration|border|outline|contentText|fontWeight|fontStyle/.test(given), given).toBe(true);
  });

  it('names files that exist', () => {
    const [language] = contributes.languages;
    const [grammar] = contributes.grammars;
    for (const file of [language!.configuration, grammar!.path, manifest.icon]) expect(existsSync(fileURLToPath(new URL(file, root)))).toBe(true);
  });

  it('claims the names that reports have', () => {
    // VS Code matches these against the file name in lower case; `*` stands for any characters.
    const patterns = contributes.languages[0]!.filenamePatterns.map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
    const claimed = (name: string): boolean => patterns.some((pattern) => pattern.test(name));
    for (const name of ['某局2021年政府信息公开工作年度报告.txt', '政府信息公开2021年年报.txt', '某镇信息公开工作年度报告(2022).txt']) expect(claimed(name)).toBe(true);
    for (const name of ['年报.txt', '某局2021年政府信息公开工作年度报告.docx', '政府信息公开指南.txt']) expect(claimed(name)).toBe(false);
  });

  it('keeps what matters in reports from being boxed or trimmed', () => {
    expect(contributes.configurationDefaults['[disclosure-report]']).toMatchObject({
      'editor.unicodeHighlight.ambiguousCharacters': false,
      'editor.unicodeHighlight.invisibleCharacters': false,
      'editor.unicodeHighlight.nonBasicASCII': false,
      'files.trimTrailingWhitespace': false,
    });
  });
});

describe('words', () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = (text: string): string[] => text.match(new RegExp(pattern, `${flags}g`)) ?? [];

  it('are runs of Chinese, whole numbers and names', () => {
    expect(words('行政规范性文件 12,345.67 ２５ -3 33.9% IPv6 𬭎县')).toEqual(['行政规范性文件', '12,345.67', '２５', '-3', '33.9%', 'IPv6', '𬭎县']);
    expect(words('2500 万|26  | 0')).toEqual(['2500', '万', '26', '0']);
  });

  it('are never empty', () => {
    expect(''.match(new RegExp(`^(?:${pattern})$`, flags))).toBeNull();
  });
});

describe('brackets', () => {
  it('come in pairs, and what closes by itself also surrounds', () => {
    const pairs = configuration.surroundingPairs.map(([open, close]) => `${open}${close}`);
    for (const { open, close } of configuration.autoClosingPairs) expect(pairs).toContain(`${open}${close}`);
    for (const [open, close] of configuration.brackets) expect(pairs).toContain(`${open}${close}`);
  });
});
