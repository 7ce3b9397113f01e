import { commands, FileType, Uri, window, workspace, type Disposable, type ExtensionContext, type QuickPickItem, type TextDocument } from 'vscode';
import { settingsSection, suppressCommand, turnOffRuleCommand, type SuppressParams } from '../../server/src/lsp/protocol.js';
import type { Detector } from './detect.js';
import { fileName, languageId } from './documents.js';
import type { Form, Forms } from './forms.js';
import { turnOffRule } from './ruleLevels.js';
import { setting, type Speaker } from './session.js';
import { suppressFinding, type SuppressionServer } from './suppress.js';
import { texts } from './texts.js';

/** What the commands work on. */
export interface CommandContext {
  readonly extension: ExtensionContext;
  readonly speaker: Speaker;
  readonly forms: Forms;
  readonly detector: Detector;
  readonly server: SuppressionServer;
  restart(): Promise<void>;
  showLog(): void;
}

/**
 * Registers all commands. Those with arguments can be bound to keys and called by tests; without arguments they ask,
 * or take the document of the active editor.
 */
export function registerCommands(context: CommandContext): Disposable[] {
  const { speaker, forms } = context;
  return [
    commands.registerCommand('disclosureReport.restartServer', () => context.restart()),
    commands.registerCommand('disclosureReport.showLog', () => context.showLog()),
    commands.registerCommand('disclosureReport.setForm', (form?: Form, uri?: string) => setForm(forms, speaker, form, uri)),
    commands.registerCommand('disclosureReport.openSample', (name?: string) => openSample(context.extension, speaker, name)),
    commands.registerCommand('disclosureReport.switchLanguage', () => switchLanguage(context)),
    commands.registerCommand(turnOffRuleCommand, (rule: string, uri?: string, settingsFile?: string) => turnOffRule(rule, uri === undefined ? undefined : Uri.parse(uri), settingsFile, speaker)),
    commands.registerCommand(suppressCommand, (params: SuppressParams, reason?: string) => suppressFinding(params, reason, context.server, speaker)),
  ];
}

function activeDocument(): TextDocument | undefined {
  return window.activeTextEditor?.document;
}

async function switchLanguage({ detector, speaker }: CommandContext): Promise<void> {
  const document = activeDocument();
  if (document === undefined) void window.showInformationMessage(speaker.say(texts.noReportOpen));
  else await detector.accept(document);
}

interface FormItem extends QuickPickItem {
  readonly form?: Form | undefined;
}

async function setForm(forms: Forms, speaker: Speaker, form: Form | undefined, address: string | undefined): Promise<void> {
  const document = activeDocument();
  const uri = address !== undefined ? Uri.parse(address) : document?.languageId === languageId ? document.uri : undefined;
  if (uri === undefined) {
    void window.showInformationMessage(speaker.say(texts.noReportOpen));
    return;
  }
  const chosen = form ?? (await pickForm(forms, speaker, uri));
  if (chosen === undefined) return;
  // "Automatic" needs remembering only where the settings say otherwise.
  await forms.set(uri, chosen === 'auto' && (setting('template', uri) ?? 'auto') === 'auto' ? undefined : chosen);
}

async function pickForm(forms: Forms, speaker: Speaker, uri: Uri): Promise<Form | undefined> {
  const current = forms.of(uri.toString()) ?? setting('template', uri) ?? 'auto';
  const item = (form: Form, label: string, detail: string): FormItem => ({ form, label, detail, ...(form === current ? { description: speaker.say(texts.pickCurrent) } : {}) });
  const items: FormItem[] = [
    item('auto', speaker.say(texts.pickAuto), speaker.say(texts.pickAutoDetail)),
    item('2021', speaker.say(texts.form2021), speaker.say(texts.pick2021Detail)),
    item('2019', speaker.say(texts.form2019), speaker.say(texts.pick2019Detail)),
    ...forms.offered(uri.toString()).map(({ id, title }) => item(id, speaker.say(title), speaker.say(texts.pickOwnDetail, { form: id }))),
    { label: speaker.say(texts.pickSetting), detail: speaker.say(texts.pickSettingDetail) },
  ];
  const picked = await window.showQuickPick(items, { title: fileName(uri), placeHolder: speaker.say(texts.pickForm) });
  if (picked !== undefined && picked.form === undefined) await commands.executeCommand('workbench.action.openSettings', `${settingsSection}.template`);
  return picked?.form;
}

/** Opens a sample as a text of its own: the user may spoil and repair it, the extension's copy stays as it is. */
async function openSample(extension: ExtensionContext, speaker: Speaker, name: string | undefined): Promise<void> {
  const folder = Uri.joinPath(extension.extensionUri, 'samples');
  const names = (await workspace.fs.readDirectory(folder)).filter(([entry, type]) => type === FileType.File && /\.(txt|gkbg)$/.test(entry)).map(([entry]) => entry);
  if (names.length === 0) {
    void window.showInformationMessage(speaker.say(texts.noSamples));
    return;
  }
  const chosen = name ?? (await window.showQuickPick(names.sort(), { placeHolder: speaker.say(texts.pickSample) }));
  if (chosen === undefined) return;
  const bytes = await workspace.fs.readFile(Uri.joinPath(folder, chosen));
  const document = await workspace.openTextDocument({ language: languageId, content: new TextDecoder().decode(bytes) });
  await window.showTextDocument(document);
}
