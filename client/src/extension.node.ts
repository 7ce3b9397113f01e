/** Entry point on the desktop and on remote hosts: the server runs as a Node process of its own. */
import { env, Uri, type ExtensionContext } from 'vscode';
import { activate as activateClient } from './activate.js';
import { nodeLocales } from './language.js';
import type { Server } from './server.js';

let server: Server | undefined;

/** Called by VS Code. */
export function activate(context: ExtensionContext): void {
  server = activateClient(context, {
    locales: nodeLocales(env.language, process.env.VSCODE_NLS_CONFIG),
    createClient: async (id, name, options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
      // The server keeps its compiled code in the extension's own folder.
      const env = { DISCLOSURE_REPORT_CACHE: Uri.joinPath(context.globalStorageUri, 'code').fsPath };
      const run = { module, transport: TransportKind.ipc, options: { env } };
      return new LanguageClient(id, name, { run, debug: { ...run, options: { env, execArgv: ['--nolazy', '--inspect=6009'] } } }, options);
    },
  });
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
