import { rmSync, writeFileSync } from 'node:fs';
import { buildBare, buildServer, inBuild } from '../lib/build.mjs';
import { BenchClient } from '../lib/client.mjs';
import { cellInTheMiddle, cleanReport, position, seeds, sizes } from '../lib/corpus.mjs';
import { measureAsync } from '../lib/measure.mjs';

/**
 * One key in a table cell to its findings over standard streams: our server beside servers that do nothing but keep the
 * text, which publish the very findings that ours does. On a text without other findings the figures show what a key
 * costs, on the real reports also what thousands of findings cost.
 */
export async function run({ add }) {
  const ours = await buildServer();
  const bare = await buildBare('bare');
  const file = inBuild(`findings-${process.pid}.json`);
  for (const [kind, texts] of [['clean', [cleanReport()]], ['many findings', seeds()]]) {
    for (const pull of [true, false]) {
      for (const { name, text } of sizes(texts)) {
        const size = `${name}, ${kind}, ${pull ? 'pull' : 'push'}`;
        const mine = await keys(add, size, text, [ours], { pull, name: 'disclosure-report' });
        writeFileSync(file, JSON.stringify(mine.findings));
        const floor = await keys(add, size, text, [bare, `--findings=${file}`], { pull, name: 'bare server, text in chunks' });
        if (!pull || kind !== 'clean') await keys(add, size, text, [bare, '--store=document', `--findings=${file}`], { pull, name: 'bare server, TextDocument', floor: floor.row });
        add.ratio(mine.row, floor.row);
        add.ratio(mine.burst, floor.burst);
      }
    }
  }
  rmSync(file, { force: true });
}

async function keys(add, size, text, command, { pull, name, floor }) {
  const client = new BenchClient(command, { pull });
  await client.initialize();
  await client.open(text);
  const start = position(text, cellInTheMiddle(text));
  const press = (i) => ({ range: { start, end: { line: start.line, character: start.character + (i % 2) } }, text: i % 2 === 0 ? '7' : '' });
  // With the digit and without it; the version is even with it, then as ever after.
  const findings = [];
  for (const i of [0, 1]) {
    await client.change(press(i));
    findings.push(client.findings);
  }
  const note = `${findings[0].length} findings`;
  const times = await measureAsync((i) => client.change(press(i)));
  const row = add('stdio key', size, name, times, { floor, note });
  if (floor) {
    await client.stop();
    return { row, findings };
  }
  if (client.version % 2 === 0) await client.change(press(1));
  const burst = add(
    'stdio burst of 100',
    size,
    name,
    await measureAsync(() => client.change(...Array.from({ length: 100 }, (_, i) => press(i))), { budgetMs: 800, least: 5 }),
    { note },
  );
  await client.stop();
  return { row, burst, findings };
}
