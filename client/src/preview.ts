import { commands, Range, Uri, window, workspace, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { PreviewParams } from '../../server/src/lsp/protocol.js';
import { languageId, reasonOf } from './documents.js';
import type { Preview } from './previewPanel.js';
import type { Server } from './server.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

/** Type of the webview. The manifest names it, too: activation event and menus. */
export const previewType = 'disclosureReport.preview';

type LspPosition = PreviewParams['position'];

/** The commands of the preview. Everything else about it is loaded when one of them is run, or a window with a preview is reloaded. */
export function registerPreview({ extensionUri }: ExtensionContext, server: Server, speaker: Speaker): Disposable[] {
  let preview: Promise<Preview> | undefined;
  const load = (): Promise<Preview> => (preview ??= import('./previewPanel.js').then((module) => new module.Preview(extensionUri, server, speaker)));

  const show = async (address?: unknown, range?: unknown): Promise<void> => {
    const editor = window.activeTextEditor;
    const uri = uriOf(address) ?? (editor?.document.languageId === languageId ? editor.document.uri : undefined);
    if (uri === undefined) {
      void window.showInformationMessage(speaker.say(texts.noReportOpen));
      return;
    }
    try {
      const document = await workspace.openTextDocument(uri);
      const shown = window.visibleTextEditors.find((each) => each.document === document);
      (await load()).show(document.uri, positionOf(range) ?? shown?.selection.active ?? { line: 0, character: 0 });
    } catch (error) {
      void window.showErrorMessage(speaker.say(texts.previewFailed, { reason: reasonOf(error) }));
    }
  };

  return [
    commands.registerCommand('disclosureReport.showPreview', show),
    commands.registerCommand('disclosureReport.showSource', async () => (await preview)?.showSource()),
    window.registerWebviewPanelSerializer(previewType, { deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) => (await load()).restore(panel, state) }),
    { dispose: () => void preview?.then((loaded) => loaded.dispose()) },
  ];
}

/** Menus hand over a Uri, a code lens its text; a key nothing. */
function uriOf(address: unknown): Uri | undefined {
  return address instanceof Uri ? address : typeof address === 'string' ? Uri.parse(address) : undefined;
}

/** Where a range begins: one of VS Code, or one of LSP. */
function positionOf(range: unknown): LspPosition | undefined {
  if (range instanceof Range) return range.start;
  const { start } = (range ?? {}) as { start?: Partial<LspPosition> };
  return typeof start?.line === 'number' && typeof start.character === 'number' ? { line: start.line, character: start.character } : undefined;
}
