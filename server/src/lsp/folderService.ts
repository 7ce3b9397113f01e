import { DidChangeWatchedFilesNotification, ErrorCodes, MessageType, ResponseError, ShowMessageNotification, type Connection, type FileEvent, type InitializeParams, type TextDocuments } from 'vscode-languageserver';
import { addEntry, dayOf, writeBaseline } from '../core/index.js';
import { fileNameOf, folderOf, sameAddress } from './addresses.js';
import type { ClientSupport } from './clientSupport.js';
import type { ReportDocument } from './documents.js';
import { FolderFiles, type FileReader } from './folderFiles.js';
import { guarded } from './handling.js';
import { baselineFileName, settingsFileName, suppressMethod, templateFileEnding, type SuppressParams, type SuppressResult } from './protocol.js';
import type { SettingsStore } from './settings.js';

/** The settings files and baselines for a client; what is wrong with them goes to the user and to the log. */
export function folderFiles(connection: Connection, params: InitializeParams, reader: FileReader | undefined, onTemplate: (uri: string) => void): FolderFiles {
  // The older `rootUri` is what a client without workspace folders has.
  const { rootUri } = params as { rootUri?: string | null };
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return new FolderFiles(reader, folders, (message, unusable) => {
    connection.console.warn(message);
    void connection.sendNotification(ShowMessageNotification.type, { type: unusable ? MessageType.Error : MessageType.Warning, message });
  }, onTemplate);
}

/** Watches template files that the general patterns do not reach: those of another name, or outside the workspace. */
export class TemplateWatcher {
  readonly #watched = new Set<string>();
  readonly #waiting: string[] = [];
  #watch: ((uri: string) => void) | undefined;

  /** A template file is in use. */
  add(uri: string): void {
    if (this.#watched.has(uri)) return;
    this.#watched.add(uri);
    if (this.#watch === undefined) this.#waiting.push(uri);
    else this.#watch(uri);
  }

  /** Whether a file is a template in use. */
  uses(uri: string): boolean {
    return [...this.#watched].some((watched) => sameAddress(watched, uri));
  }

  /** From here on the client can be asked. */
  start(connection: Connection, support: ClientSupport): void {
    if (!support.watchFiles) return;
    this.#watch = (uri) => {
      // Characters that mean something in a pattern are left to match anything.
      const name = fileNameOf(uri).replace(/[[\]{}*?!]/g, '?');
      const globPattern = support.relativePatterns ? { baseUri: folderOf(uri)!, pattern: name } : `**/${name}`;
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] }).catch((error: unknown) => {
        connection.console.warn(`The client does not watch ${uri}: ${String(error)}`);
      });
    };
    for (const uri of this.#waiting.splice(0)) this.#watch(uri);
  }
}

/** Keeps up with changes of the files, once the client is ready to be asked for it. */
export function watchFolders(connection: Connection, documents: TextDocuments<ReportDocument>, files: FolderFiles, settings: SettingsStore, support: ClientSupport, templates: TemplateWatcher, refresh: () => void, othersChanged: (changes: readonly FileEvent[]) => void): void {
  const changed = (): void => {
    files.changed();
    settings.changed();
  };
  const warn = (error: unknown): void => connection.console.warn(`The client does not watch files: ${String(error)}`);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    othersChanged(changes);
    if (!changes.some(({ uri }) => isOurs(uri) || templates.uses(uri))) return;
    changed();
    refresh();
  });
  if (support.watchFiles) {
    const watchers = [settingsFileName, baselineFileName, `*${templateFileEnding}`].map((name) => ({ globPattern: `**/${name}` }));
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

/** Whether a file holds settings, a baseline or a template, by its name. */
function isOurs(uri: string): boolean {
  return [settingsFileName, baselineFileName].some((name) => uri.endsWith(`/${name}`)) || uri.endsWith(templateFileEnding);
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
