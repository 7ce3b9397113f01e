import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace, type ExtensionContext, type FileChangeEvent, type FileStat, type FileSystemProvider } from 'vscode';
import { startingWith } from './pageText.js';
import type { Speaker } from './session.js';

/** Scheme of the rule pages' addresses. The manifest names it, too: activation event and editor association. */
const scheme = 'disclosure-report-rules';

/** Address of a rule's page, `{rule}` standing for its id: what the server puts into `codeDescription`. */
export const rulePageAddress = `${scheme}:/{rule}.md`;

const page = /^\/[a-z-]+\/[a-z-]+\.md$/;

/**
 * Serves docs/rules/** of the extension, read only, under a scheme of our own; `workbench.editorAssociations` in the
 * manifest opens that scheme in the Markdown preview. Clicking a rule id in a hover, in Problems or in a peeked problem
 * then shows a formatted page, on the desktop, on a remote host and in a browser alike. The other ways fall short:
 * a `file:` address shows the page's source and does not exist in a browser; newer versions (1.139)
 * ignore a `command:` address in hovers; a `vscode://` address asks for leave each time and needs the product's own scheme.
 */
class RulePages implements FileSystemProvider {
  readonly #root: Uri;
  readonly #speaker: Speaker;
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;

  constructor(extensionUri: Uri, speaker: Speaker) {
    this.#root = Uri.joinPath(extensionUri, 'docs', 'rules');
    this.#speaker = speaker;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    if (!page.test(uri.path)) throw FileSystemError.FileNotFound(uri);
    const bytes = await workspace.fs.readFile(Uri.joinPath(this.#root, uri.path));
    return new TextEncoder().encode(startingWith(this.#speaker.language, new TextDecoder().decode(bytes)));
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { byteLength: size } = await this.readFile(uri);
    return { type: FileType.File, ctime: 0, mtime: 0, size };
  }

  watch(): Disposable {
    return new Disposable(() => {});
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }
}

/** Makes the rule pages readable under their addresses. */
export function registerRulePages(context: ExtensionContext, speaker: Speaker): Disposable {
  return workspace.registerFileSystemProvider(scheme, new RulePages(context.extensionUri, speaker), { isReadonly: true, isCaseSensitive: true });
}
