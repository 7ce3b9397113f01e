/** Starts the language server, `serverMain.cjs` beside this file. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { cacheFolder } from './cacheFolder.js';
import { runBundle } from './codeCache.js';

// Opening a long file makes V8 believe that what it makes lives long, and it goes on to make what a key needs among the
// old objects, where it stays until the next full collection and holds on to the young. A key then costs a third more.
// Here and not in the server: code that was kept under other flags is refused.
setFlagsFromString('--no-allocation-site-pretenuring');
// Nearly every regular expression of the rules is used more than once in the first report: V8 need not make code to be
// interpreted before it makes the other.
setFlagsFromString('--no-regexp-tier-up');

runBundle(join(__dirname, 'serverMain.cjs'), cacheFolder(process), { module, require });
