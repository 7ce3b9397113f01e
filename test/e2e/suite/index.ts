import './diagnostics.js';
import './reading.js';
import './tables.js';
import './fixes.js';
import './folder.js';
import './templates.js';
import './language.js';
import './navigate.js';
import './preview.js';
import './writing.js';
import './structure.js';
import { closeAll } from './editor.js';
import { runAll } from './runner.js';

/** Called by VS Code in the extension host. */
export async function run(): Promise<void> {
  await closeAll();
  await runAll(closeAll);
}
