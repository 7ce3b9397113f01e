import { promises, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileReader } from './folderFiles.js';

/** Reads files of the disk; the server never writes any. */
export const diskFiles: FileReader = {
  reads: (uri) => uri.startsWith('file:'),
  async read(uri) {
    const path = fileURLToPath(uri);
    // Most folders have none: no reason to start threads that read, while the first findings wait.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await promises.readFile(path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw error;
    }
  },
};
