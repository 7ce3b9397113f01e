// npm run screenshots [-- NAME…]: pictures of the real editor for the documentation, into images/.
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { runQuietly } from './lib/process.mjs';

await ensureInstalled();
const { withStage } = await import('./pictures/stage.mjs');
const { findings } = await import('./pictures/findings.mjs');
const { preview } = await import('./pictures/preview.mjs');
const { alignment, codeLens, completion, convert, highlights, hints } = await import('./pictures/editing.mjs');

/** What takes which pictures. */
const scenes = { findings, preview, hints, alignment, highlights, completion, codeLens, convert };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(scenes, name));
if (unknown.length > 0) {
  console.error(`没有这样的图 · no such picture: ${unknown.join(', ')} (${Object.keys(scenes).join(', ')})`);
  process.exit(2);
}

await runQuietly(process.execPath, [inRoot('scripts', 'build.mjs')], { cwd: root });
await withStage(async (stage) => {
  for (const [name, take] of Object.entries(scenes)) if (wanted.length === 0 || wanted.includes(name)) await take(stage);
});
