import { rmSync, writeFileSync } from 'node:fs';
import { buildBare, buildServer, inBuild } from '../lib/build.mjs';
import { BenchClient } from '../lib/client.mjs';
import { cellInTheMiddle, cleanReport, position, seeds, sizes } from '../lib/corpus.mjs';
import { measureInTurn } from '../lib/measure.mjs';

/**
 * A key goes through hundreds of functions, each of which V8 compiles when it has been called a few thousand times; until
 * then one key in fifty waits for that.
 */
const warmUpMs = 6000;

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
        const mine = await typist(text, [ours], pull);
        // With the digit and without it; the version is even with it, then as ever after.
        const findings = [];
        for (const i of [0, 1]) {
          await mine.press(i);
          findings.push(mine.client.findings);
        }
        writeFileSync(file, JSON.stringify(findings));
        const others = [{ name: 'bare server, text in chunks', typist: await typist(text, [bare, `--findings=${file}`], pull) }];
        if (!pull || kind !== 'clean') others.push({ name: 'bare server, TextDocument', typist: await typist(text, [bare, '--store=document', `--findings=${file}`], pull) });
        for (const other of others) for (const i of [0, 1]) await other.typist.press(i);
        await compare(add, size, [{ name: 'disclosure-report', typist: mine }, ...others], `${findings[0].length} findings`);
      }
    }
  }
  rmSync(file, { force: true });
}

async function typist(text, command, pull) {
  const client = new BenchClient(command, { pull });
  await client.initialize();
  await client.open(text);
  const start = position(text, cellInTheMiddle(text));
  const key = (i) => ({ range: { start, end: { line: start.line, character: start.character + (i % 2) } }, text: i % 2 === 0 ? '7' : '' });
  return { client, key, press: (i) => client.change(key(i)) };
}

/** The first of the servers is ours, the second the floor. */
async function compare(add, size, servers, note) {
  const rows = (group, times) => {
    const [mine, floor, other] = servers.map(({ name }, i) => times[i] && add(group, size, name, times[i], { note }));
    add.ratio(mine, floor);
    if (other) add.ratio(other, floor);
  };
  const keys = await measureInTurn(servers.map(({ typist: { press } }) => press), { warmUpMs });
  rows('stdio key', keys.map(({ steady }) => steady));
  rows('stdio first 500 keys', keys.map(({ first }) => first));
  const compared = servers.slice(0, 2).map(({ typist }) => typist);
  for (const { client, press } of compared) if (client.version % 2 === 0) await press(1);
  const bursts = await measureInTurn(compared.map(({ client, key }) => () => client.change(...Array.from({ length: 100 }, (_, i) => key(i)))), { budgetMs: 800, least: 5 });
  rows('stdio burst of 100', bursts.map(({ steady }) => steady));
  for (const { typist } of servers) await typist.client.stop();
}
