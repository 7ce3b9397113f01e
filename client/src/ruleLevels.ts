import { ConfigurationTarget, commands, Uri, window, workspace } from 'vscode';
import { settingsSection } from '../../server/src/lsp/protocol.js';
import { fileName, reasonOf } from './documents.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

type Rules = Readonly<Record<string, string>>;

/**
 * Turns a rule off: in the workspace's settings where a folder is open, else in the user's. A folder of a workspace that
 * sets the rule itself would override that, so there it is changed where it stands. A settings file that speaks about
 * the rule would override all of them: it is shown instead.
 */
export async function turnOffRule(rule: string, uri: Uri | undefined, settingsFile: string | undefined, speaker: Speaker): Promise<void> {
  if (settingsFile !== undefined) return showSettingsFile(rule, Uri.parse(settingsFile), speaker);
  const settings = workspace.getConfiguration(settingsSection, uri);
  const inspected = settings.inspect<Rules>('rules');
  const inFolder = inspected?.workspaceFolderValue?.[rule] !== undefined;
  const target = inFolder ? ConfigurationTarget.WorkspaceFolder : workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  const before = inFolder ? inspected.workspaceFolderValue : target === ConfigurationTarget.Global ? inspected?.globalValue : inspected?.workspaceValue;
  try {
    await settings.update('rules', { ...before, [rule]: 'off' }, target);
  } catch (error) {
    void window.showErrorMessage(speaker.say(texts.settingsFailed, { reason: reasonOf(error) }));
    return;
  }
  void confirm(rule, target, () => settings.update('rules', before, target), speaker);
}

async function showSettingsFile(rule: string, file: Uri, speaker: Speaker): Promise<void> {
  const open = speaker.say(texts.openFile);
  const answer = await window.showInformationMessage(speaker.say(texts.ruleInFile, { rule, file: fileName(file) }), open);
  if (answer === open) await window.showTextDocument(file);
}

/** Says what was done, with a way back. */
async function confirm(rule: string, target: ConfigurationTarget, undo: () => Thenable<void>, speaker: Speaker): Promise<void> {
  const where = speaker.say(target === ConfigurationTarget.Global ? texts.whereUser : texts.whereWorkspace);
  const back = speaker.say(texts.undo);
  const open = speaker.say(texts.openSettings);
  const answer = await window.showInformationMessage(speaker.say(texts.ruleOff, { rule, where }), back, open);
  if (answer === back) await undo();
  else if (answer === open) await commands.executeCommand('workbench.action.openSettings', `${settingsSection}.rules`);
}
