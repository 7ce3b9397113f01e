import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts);

/** The private package that brings VS Code and a browser. */
export const hostDir = inRoot('test', 'host');

/** Everything that can be made again: copies of samples, test bundles. Git and the package ignore it. */
export const cacheDir = inRoot('node_modules', '.cache', 'disclosure-report');

/** Pictures and logs of a failed run in the editor. Git and the package ignore it. */
export const resultsDir = inRoot('test-results');
