import { DidChangeWatchedFilesNotification, ErrorCodes, MessageType, ResponseError, ShowMessageNotification, type Connection, type FileEvent, type InitializeParams, type TextDocuments } from 'vscode-languageserver';
import { addEntry, dayOf, writeBaseline } from '../core/index.js';
import type { ClientSupport } from './clientSupport.js';
import type { ReportDocument } from './documents.js';
import { FolderFiles, type FileReader } from './folderFiles.js';
import { guarded } from './handling.js';
import { baselineFileName, settingsFileName, suppressMethod, type SuppressParams, type SuppressResult } from './protocol.js';
import type { SettingsStore } from './settings.js';

/** The settings files and baselines for a client; what is wrong with them goes to the user and to the log. */
export function folderFiles(connection: Connection, params: InitializeParams, reader: FileReader | undefined): FolderFiles {
  // The older `rootUri` is what a client without workspace folders has.
  const { rootUri } = params as { rootUri?: string | null };
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return new FolderFiles(reader, folders, (message, unusable) => {
    connection.console.warn(message);
    void connection.sendNotification(ShowMessageNotification.type, { type: unusable ? MessageType.Error : MessageType.Warning, message });
  });
}

/** Keeps up with changes of the files, once the client is ready to be asked for it. */
export function watchFolders(connection: Connection, documents: TextDocuments<ReportDocument>, files: FolderFiles, settings: SettingsStore, support: ClientSupport, refresh: () => void, othersChanged: (changes: readonly FileEvent[]) => void): void {
  const changed = (): void => {
    files.changed();
    settings.changed();
  };
  const warn = (error: unknown): void => connection.console.warn(`The client does not watch files: ${String(error)}`);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    othersChanged(changes);
    if (!changes.some(({ uri }) => isOurs(uri))) return;
    changed();
    refresh();
  });
  if (support.watchFiles) {
    const watchers = [settingsFileName, baselineFileName].map((name) => ({ globPattern: `**/${name}` }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(warn);
  } else {
    // Without word from the client, each opened document has a fresh look.
    documents.onDidOpen(changed);
  }
  if (!support.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    files.foldersChanged(added.map(({ uri }) => uri), removed.map(({ uri }) => uri));
    settings.changed();
    refresh();
  });
}

/** Whether a file holds settings or a baseline. */
function isOurs(uri: string): boolean {
  return [settingsFileName, baselineFileName].some((name) => uri.endsWith(`/${name}`));
}

/** Answers with the baseline that has one finding more; the client writes it. */
export function serveSuppression(connection: Connection, files: FolderFiles, settings: SettingsStore): void {
  connection.onRequest(
    suppressMethod,
    guarded(connection, 'suppress', async ({ uri, rule, path, hash, reason }: SuppressParams & { readonly reason: string }): Promise<SuppressResult> => {
      // As it is now: the client may have written it a moment ago.
      files.changed();
      settings.changed();
      const { folder } = await settings.of(uri);
      if (folder.baselineFile === null || folder.baselineBroken) throw new ResponseError(ErrorCodes.InvalidRequest, `${baselineFileName} cannot be used`);
      const entries = addEntry(folder.entries, folder.name, { rule, path, hash }, { reason, added: dayOf(new Date()) });
      return { baseline: folder.baselineFile, before: folder.baselineText, after: writeBaseline(entries, folder.baselineText ?? '') };
    }),
  );
}
