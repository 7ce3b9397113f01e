// node scripts/docs.mjs [--check]
// Writes docs/rules/** and the rules tables of the READMEs from the rule files; --check fails where they differ from what
// would be written.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRules } from './lib/loadRules.mjs';
import { inRoot } from './lib/paths.mjs';
import { checklistPage, indexPage, readmeTable, rulePage } from './lib/rulePages.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const folder = inRoot('docs', 'rules');

const { rules, ruleDocs, templates } = await loadRules();
const checklist = JSON.parse(readFileSync(inRoot('scripts', 'lib', 'checklist.json'), 'utf8'));
const pages = new Map([['README.md', indexPage(rules, ruleDocs)], ['checklist.md', checklistPage(rules, ruleDocs, checklist)]]);
for (const rule of rules) pages.set(`${rule.id}.md`, rulePage(rule, ruleDocs[rule.id], templates['2021']));

const present = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.md')) : [];
const stale = present.filter((path) => !pages.has(path));
const changed = [...pages].filter(([path, text]) => !present.includes(path) || read(path) !== text).map(([path]) => path);

const readmes = [['README.md', 'zh'], ['README.en.md', 'en']].map(([path, language]) => {
  const before = readFileSync(inRoot(path), 'utf8').replaceAll('\r\n', '\n');
  const after = before.replace(/(<!-- rules: .*? -->\n)[^]*?(<!-- \/rules -->)/, (_, open, close) => `${open}\n${readmeTable(rules, ruleDocs, language)}\n\n${close}`);
  return { path, before, after };
});
const outdated = readmes.filter(({ before, after }) => before !== after);

if (values.check) {
  for (const path of [...[...changed, ...stale].map((page) => `docs/rules/${page}`), ...outdated.map(({ path }) => path)]) console.error(`${path} 与规则不一致 · differs from the rules`);
  if (changed.length + stale.length + outdated.length > 0) {
    console.error('请运行 npm run docs · run: npm run docs');
    process.exitCode = 1;
  }
} else {
  for (const path of stale) rmSync(join(folder, path));
  for (const path of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), pages.get(path));
  }
  for (const { path, after } of outdated) writeFileSync(inRoot(path), after);
  console.log(`docs/rules: ${pages.size} 页，更新 ${changed.length}，删除 ${stale.length} · ${pages.size} pages, ${changed.length} written, ${stale.length} removed`);
}

/** The page as it should stand in the repository: a checkout may have turned its line endings. */
function read(path) {
  return readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n');
}
