import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FileReader } from './folderFiles.js';

/** Reads files of the disk; the server never writes any. */
export const diskFiles: FileReader = {
  reads: (uri) => uri.startsWith('file:'),
  async read(uri) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(fileURLToPath(uri)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw error;
    }
  },
};
