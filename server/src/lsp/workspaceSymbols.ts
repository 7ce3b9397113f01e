import {
  DidChangeWatchedFilesNotification, FileChangeType, LSPErrorCodes, ResponseError, SymbolKind, WatchKind,
  type CancellationToken, type Connection, type FileEvent, type TextDocuments, type WorkspaceSymbol,
} from 'vscode-languageserver';
import { SymbolSearch, symbolsIn } from '../core/index.js';
import { addressKey } from './addresses.js';
import type { ClientSupport } from './clientSupport.js';
import type { ReportDocument } from './documents.js';
import type { FileIndex } from './fileIndex.js';
import type { FolderFiles } from './folderFiles.js';
import { guarded } from './handling.js';
import type { SettingsStore } from './settings.js';

const kinds = { report: SymbolKind.File, section: SymbolKind.Namespace, row: SymbolKind.Field } as const;

/** The request of a reader who looks for something wants a screenful, not everything. */
const MOST = 500;
/** A search through very many files lets other requests through this often. */
const SLICE_MS = 8;

/** What finding in files needs. */
export interface SymbolService {
  readonly connection: Connection;
  readonly documents: TextDocuments<ReportDocument>;
  readonly settings: SettingsStore;
  readonly files: FolderFiles;
  /** Whether files with such an address can be read. */
  readonly reads: (uri: string) => boolean;
  /** Absent where the host cannot read files beside the server. */
  readonly index: FileIndex | null;
  readonly support: ClientSupport;
  readonly defer: (callback: () => void) => void;
}

/** Answers `workspace/symbol` from the open documents and the files of the open folders. */
export function serveWorkspaceSymbols(service: SymbolService): { readonly filesChanged: (changes: readonly FileEvent[]) => void } {
  const { connection, index, support } = service;
  let watching = false;

  connection.onWorkspaceSymbol(
    guarded(connection, 'workspaceSymbol', async ({ query }, token) => {
      if (index !== null) {
        if (!watching && support.watchFiles) watch(connection);
        watching = true;
        await coverFolders(service, index);
        await index.settled(token);
      }
      return search(service, query, token);
    }),
  );
  connection.onShutdown(() => index?.stop());

  return {
    filesChanged: (changes) => {
      // Nothing is read before somebody has searched.
      if (index === null || !watching) return;
      index.changed(changes.map(({ uri, type }) => ({ uri, deleted: type === FileChangeType.Deleted })));
    },
  };
}

function watch(connection: Connection): void {
  const watchers = [
    { globPattern: '**/*.{txt,TXT,gkbg,GKBG,md,MD}' },
    // Of a folder that goes away nothing is said about the files in it.
    { globPattern: '**/*', kind: WatchKind.Delete },
  ];
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => connection.console.warn(`The client does not watch reports: ${String(error)}`));
}

/** Brings the index in line with the open folders and what their settings say. */
async function coverFolders({ files, reads, settings }: SymbolService, index: FileIndex): Promise<void> {
  const folders = files.workspaceFolders.filter(reads).map((folder) => folder.replace(/\/$/, ''));
  const effective = await Promise.all(folders.map((folder) => settings.of(`${folder}/`)));
  index.cover(folders.flatMap((uri, i) => (effective[i]!.symbolFiles ? [{ uri, language: effective[i]!.language }] : [])));
}

async function search({ documents, settings, index, defer }: SymbolService, query: string, token: CancellationToken): Promise<WorkspaceSymbol[]> {
  const found = new SymbolSearch(query, MOST);
  const open = new Set<string>();
  for (const { uri } of documents.all()) {
    const { config, language } = await settings.of(uri);
    const document = documents.get(uri);
    if (document === undefined) continue;
    open.add(addressKey(uri));
    found.add(uri, symbolsIn(document.tree, config.form), language);
  }
  let until = Date.now() + SLICE_MS;
  for (const { uri, reports, language } of index?.files() ?? []) {
    // What is on the screen counts, not what is on the disk.
    if (!open.has(addressKey(uri))) found.add(uri, reports, language);
    if (Date.now() < until) continue;
    await new Promise<void>((resolve) => defer(resolve));
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    until = Date.now() + SLICE_MS;
  }
  return found.results().map(({ name, detail, kind, uri, line, start, end }) => ({
    name,
    kind: kinds[kind],
    containerName: detail,
    location: { uri, range: { start: { line, character: start }, end: { line, character: end } } },
  }));
}
