import { workspace, type ExtensionContext } from 'vscode';
import { settingsSection } from '../../server/src/lsp/protocol.js';
import { Alignment } from './alignment.js';
import { CellStatus } from './cellStatus.js';
import { registerCommands } from './commands.js';
import { Detector } from './detect.js';
import { EncodingOffer } from './encoding.js';
import { Forms } from './forms.js';
import type { Locales } from './language.js';
import { registerNavigation } from './navigation.js';
import { registerPasting } from './pasting.js';
import { registerPreview } from './preview.js';
import { registerRulePages } from './rulePages.js';
import { Server, type CreateClient } from './server.js';
import { Speaker } from './session.js';
import { Status } from './status.js';
import { registerStructureCommands } from './structure.js';
import { registerTableCommands } from './tables.js';

/** What differs between hosts: how the server is reached, and what is known about the user's languages. */
export interface Host {
  readonly createClient: CreateClient;
  readonly locales: Locales;
}

/**
 * Puts the parts together. A plain text wakes the extension for detection only; the server and the protocol library
 * are loaded with the first report. The returned server is to be stopped on deactivation.
 */
export function activate(context: ExtensionContext, { createClient, locales }: Host): Server {
  const speaker = new Speaker(locales);
  const forms = new Forms(context.workspaceState);
  const status = new Status(speaker, forms);
  const server = new Server(createClient, speaker, forms, status);
  const detector = new Detector(context, speaker);
  context.subscriptions.push(
    forms,
    status,
    server,
    detector,
    new EncodingOffer(context, speaker),
    registerRulePages(context, speaker),
    new CellStatus(server, speaker),
    new Alignment(server, speaker),
    ...registerNavigation(server, speaker),
    ...registerTableCommands(speaker),
    ...registerStructureCommands(),
    ...registerPasting(server),
    ...registerPreview(context, server, speaker),
    workspace.onDidCloseTextDocument((document) => document.isClosed && status.forget(document.uri)),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settingsSection) && status.refresh()),
    ...registerCommands({ extension: context, speaker, forms, detector, server, restart: () => server.restart(), showLog: () => server.log.show() }),
  );
  return server;
}
