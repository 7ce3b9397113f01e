// node scripts/snippets.mjs [--check]
// Writes snippets/disclosure-report.json from the forms: a whole report of either form, and each table alone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot, root } from './lib/paths.mjs';

const path = inRoot('snippets', 'disclosure-report.json');
const { templates, renderTable, proseSkeleton } = await loadForms();
const numerals = ['一', '二', '三', '四', '五', '六'];

/** What stands for itself in a snippet. */
const literal = (text) => text.replace(/[\\$}]/g, '\\$&');

const tableLines = (table) => renderTable(table, 'pipe', '\n').trimEnd().split('\n').map(literal);

/** Sub-headings are places to go on writing; the first free number is 3, after the body's name and the year. */
function sectionLines(form, section, stops) {
  const table = form.tables.find(({ id }) => id === section.table);
  const body = table ? tableLines(table) : proseSkeleton(section.role).map((line) => `${literal(line)}$${stops.next++}`);
  return [`${numerals[section.role - 1]}、${literal(section.title)}`, ...body];
}

function report(form) {
  const stops = { next: 3 };
  const year = form.years.to ?? (form.years.from > 2020 ? '2025' : form.years.from);
  return [
    `\${1:单位全称}\${2:${year}}年政府信息公开工作年度报告`,
    ...form.sections.flatMap((section) => sectionLines(form, section, stops)),
    '$0',
  ];
}

const snippets = {};
for (const form of Object.values(templates).sort((a, b) => b.years.from - a.years.from)) {
  snippets[`report ${form.form}`] = {
    prefix: [`年报${form.form}`, `report${form.form}`],
    description: `整份年报，${form.form} 年版格式 · A whole report, ${form.form} form`,
    body: report(form),
  };
  for (const table of form.tables) {
    // Table 4 is the same in both forms.
    if (table.id === 'review' && snippets['table 4']) continue;
    const name = table.id === 'review' ? 'table 4' : `table ${table.section} ${form.form}`;
    const suffix = table.id === 'review' ? '' : form.form;
    snippets[name] = {
      prefix: [`表${numerals[table.section - 1]}${suffix}`, `table${table.section}${suffix && `-${suffix}`}`],
      description: `${table.title.zh}${suffix && `，${suffix} 年版格式`} · ${table.title.en.charAt(0).toUpperCase()}${table.title.en.slice(1)}${suffix && `, ${suffix} form`}`,
      body: tableLines(table),
    };
  }
}

const text = `${JSON.stringify(snippets, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text) {
    console.error('snippets 与格式数据不一致，请运行 node scripts/snippets.mjs · snippets differ from the forms, run: node scripts/snippets.mjs');
    process.exitCode = 1;
  }
} else {
  mkdirSync(inRoot('snippets'), { recursive: true });
  writeFileSync(path, text);
}

/** The forms are TypeScript and JSON; a bundle in memory makes them importable. */
async function loadForms() {
  const contents = ['template/load', 'model/skeleton'].map((file) => `export * from './server/src/core/${file}.ts';`).join('\n');
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
