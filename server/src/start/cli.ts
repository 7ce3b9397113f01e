/** Starts the command line, `cliMain.cjs` beside this file. */
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.js';
import { runBundle } from './codeCache.js';

runBundle(join(__dirname, 'cliMain.cjs'), cacheFolder(process), { module, require });
