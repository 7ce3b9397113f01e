import { Uri, window, workspace } from 'vscode';
import { baselineFileName, type SuppressParams, type SuppressResult } from '../../server/src/lsp/protocol.js';
import { fileName, reasonOf } from './documents.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

/** What is asked of the server. */
export interface SuppressionServer {
  suppress(params: SuppressParams, reason: string): Promise<SuppressResult>;
  fileChanged(uri: Uri): Promise<void>;
}

/** Asks for a reason, unless it is given, and puts the finding into the baseline, which the server works out and this writes. */
export async function suppressFinding(params: SuppressParams, reason: string | undefined, server: SuppressionServer, speaker: Speaker): Promise<void> {
  const { rule } = params;
  const given = reason ?? (await askReason(rule, speaker));
  if (given === undefined) return;
  let result: SuppressResult;
  try {
    result = await server.suppress(params, given.trim());
    await write(result.baseline, result.after, server);
  } catch (error) {
    void window.showErrorMessage(speaker.say(texts.suppressFailed, { file: baselineFileName, reason: reasonOf(error) }));
    return;
  }
  void confirm(rule, result, server, speaker);
}

function askReason(rule: string, speaker: Speaker): Thenable<string | undefined> {
  return window.showInputBox({
    title: speaker.say(texts.reasonTitle, { rule }),
    prompt: speaker.say(texts.reasonPrompt, { file: baselineFileName }),
    placeHolder: speaker.say(texts.reasonExample),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? speaker.say(texts.reasonMissing) : undefined),
  });
}

/** null takes the file away. */
async function write(address: string, text: string | null, server: SuppressionServer): Promise<void> {
  const uri = Uri.parse(address);
  if (text === null) await workspace.fs.delete(uri);
  else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await server.fileChanged(uri);
}

/** Says what was done, with a way back. */
async function confirm(rule: string, { baseline, before, after }: SuppressResult, server: SuppressionServer, speaker: Speaker): Promise<void> {
  const uri = Uri.parse(baseline);
  const back = speaker.say(texts.undo);
  const open = speaker.say(texts.openFile);
  const answer = await window.showInformationMessage(speaker.say(texts.suppressDone, { rule, file: fileName(uri) }), back, open);
  if (answer === open) await window.showTextDocument(uri);
  if (answer !== back) return;
  // Something else may have been added meanwhile, which must not be lost.
  const now = new TextDecoder().decode(await workspace.fs.readFile(uri));
  if (now === after) await write(baseline, before, server);
  else await window.showTextDocument(uri);
}
