import { formProblem, readBaseline, readSettings, readTemplate, render, type BaselineEntry, type Language, type Message, type Reading, type Settings, type Template, type Text } from '../core/index.js';
import { addressFrom, fileNameOf, folderOf, foldersAbove, pathFrom, workspaceFolderOf } from './addresses.js';
import { baselineFileName, settingsFileName } from './protocol.js';
import { noTemplates, TemplateFiles, type FormFiles } from './templateFiles.js';

/** How the host reads files. */
export interface FileReader {
  /** Whether it can read files of this kind at all. */
  reads(uri: string): boolean;
  /** The text; null where there is no such file. */
  read(uri: string): Promise<string | null>;
}

/** What the files of its folder, or of those above it, say about a document. */
export interface InFolder {
  readonly settings: Settings;
  /** The settings file. */
  readonly settingsFile: string | null;
  readonly entries: readonly BaselineEntry[];
  /** The baseline, or where one would begin. */
  readonly baselineFile: string | null;
  /** null where it does not exist. */
  readonly baselineText: string | null;
  /** It exists and cannot be used. */
  readonly baselineBroken: boolean;
  /** What the baseline calls the document. */
  readonly name: string;
}

const messages = {
  notUtf8: { zh: '不是 UTF-8 文本', en: 'not text in UTF-8' },
  notFound: { zh: '没有这个文件', en: 'no such file' },
  unreadable: { zh: '无法读取：{reason}', en: 'cannot be read: {reason}' },
} satisfies Record<string, Text>;

const nowhere: InFolder = { settings: {}, settingsFile: null, entries: [], baselineFile: null, baselineText: null, baselineBroken: false, name: '' };

/** A file with what was read from it. */
export interface Found<T> extends Reading<T> {
  readonly uri: string;
  readonly text: string;
}

/** How the user hears about a file that is not as it should be. */
export type Complain = (message: string, unusable: boolean) => void;

/** The settings files and baselines of folders: each read once, until something about them changes. */
export class FolderFiles {
  readonly #reader: FileReader | undefined;
  readonly #complain: Complain;
  readonly #settings = new Map<string, Promise<Found<Settings> | null>>();
  readonly #baselines = new Map<string, Promise<Found<readonly BaselineEntry[]> | null>>();
  readonly #templates = new Map<string, Promise<Found<Template> | null>>();
  readonly #formFiles = new TemplateFiles();
  readonly #onTemplate: (uri: string) => void;
  /** What was said last about a file: the same trouble is told once. */
  readonly #told = new Map<string, string>();
  #workspaceFolders: readonly string[];

  /** `onTemplate` hears of each template file that is looked for. */
  constructor(reader: FileReader | undefined, workspaceFolders: readonly string[], complain: Complain, onTemplate: (uri: string) => void) {
    this.#reader = reader;
    this.#onTemplate = onTemplate;
    this.#workspaceFolders = workspaceFolders;
    this.#complain = complain;
  }

  /** Some of the files changed. */
  changed(): void {
    this.#settings.clear();
    this.#baselines.clear();
    this.#templates.clear();
  }

  /** The folders that are open. */
  get workspaceFolders(): readonly string[] {
    return this.#workspaceFolders;
  }

  /** Other folders are open now. */
  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    this.#workspaceFolders = [...this.#workspaceFolders.filter((folder) => !removed.includes(folder)), ...added];
    this.changed();
  }

  /** What holds for a document. */
  async of(uri: string, language: Language): Promise<InFolder> {
    const own = folderOf(uri);
    if (own === null || this.#reader?.reads(uri) !== true) return nowhere;
    const folders = foldersAbove(uri, this.#workspaceFolders);
    const [settings, baseline] = await Promise.all([this.#nearest(folders, settingsFileName, this.#settings, readSettings), this.#nearest(folders, baselineFileName, this.#baselines, readBaseline)]);
    for (const found of [settings, baseline]) if (found !== null) this.#tell(found, language);
    // A baseline begins beside the settings, else where the work is.
    const beside = baseline ?? settings;
    const folder = beside !== null ? folderOf(beside.uri)! : (workspaceFolderOf(uri, this.#workspaceFolders) ?? own);
    return {
      settings: settings?.value ?? {},
      settingsFile: settings?.uri ?? null,
      entries: baseline?.value ?? [],
      baselineFile: `${folder}/${baselineFileName}`,
      baselineText: baseline?.text ?? null,
      baselineBroken: baseline !== null && baseline.value === null,
      name: pathFrom(folder, uri),
    };
  }

  /**
   * The forms that the reports of a document may follow. The templates of its settings file take the place of those that
   * the editor's settings name; these go from the workspace folder.
   */
  async formsFor(uri: string, folder: InFolder, editorPaths: readonly string[], language: Language): Promise<FormFiles> {
    const { settings, settingsFile } = folder;
    const base = settings.templates !== undefined && settingsFile !== null ? folderOf(settingsFile) : (workspaceFolderOf(uri, this.#workspaceFolders) ?? folderOf(uri));
    const paths = settings.templates ?? editorPaths;
    if (base === null || paths.length === 0 || this.#reader?.reads(uri) !== true) return this.#checked(folder, noTemplates, language);
    const uris = [...new Set(paths.map((path) => addressFrom(base, path)))];
    const found = await Promise.all(uris.map(async (each) => (await this.#template(each)) ?? missing(each)));
    const clashes = new Map<Found<Template>, Message>();
    const files = this.#formFiles.of(found, (file, problem) => clashes.set(file, problem));
    for (const file of found) {
      const clash = clashes.get(file);
      this.#tell(clash === undefined ? file : { ...file, value: null, problems: [clash] }, language);
    }
    return this.#checked(folder, files, language);
  }

  /** Says so where the settings file asks for a form that is not there. */
  #checked({ settings, settingsFile }: InFolder, files: FormFiles, language: Language): FormFiles {
    const problem = settingsFile === null ? null : formProblem(settings.form, files.forms);
    if (problem !== null) this.#tell({ uri: settingsFile!, text: '', value: {}, problems: [problem] }, language, 'form');
    return files;
  }

  #template(uri: string): Promise<Found<Template> | null> {
    this.#onTemplate(uri);
    let found = this.#templates.get(uri);
    if (found === undefined) {
      found = this.#load(uri, readTemplate);
      this.#templates.set(uri, found);
    }
    return found;
  }

  async #nearest<T>(folders: readonly string[], name: string, known: Map<string, Promise<Found<T> | null>>, read: (text: string) => Reading<T>): Promise<Found<T> | null> {
    for (const folder of folders) {
      const uri = `${folder}/${name}`;
      let found = known.get(uri);
      if (found === undefined) {
        found = this.#load(uri, read);
        known.set(uri, found);
      }
      const file = await found;
      if (file !== null) return file;
    }
    return null;
  }

  async #load<T>(uri: string, read: (text: string) => Reading<T>): Promise<Found<T> | null> {
    try {
      const text = (await this.#reader?.read(uri)) ?? null;
      return text === null ? null : { uri, text, ...read(text) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // What a decoder throws at bytes that are no text.
      const problem = error instanceof TypeError ? { text: messages.notUtf8 } : { text: messages.unreadable, args: { reason } };
      return { uri, text: '', value: null, problems: [problem] };
    }
  }

  /** Says what is wrong with a file, once; after it was right, or wrong in another way, again. */
  #tell({ uri, problems, value }: Found<unknown>, language: Language, about = ''): void {
    const name = fileNameOf(uri);
    const said = problems.map((problem: Message) => `${name}${language === 'zh' ? '：' : ': '}${render(problem, language)}`).join('\n');
    const key = `${uri}#${about}`;
    if ((this.#told.get(key) ?? '') === said) return;
    this.#told.set(key, said);
    if (said !== '') this.#complain(said, value === null);
  }
}

function missing(uri: string): Found<Template> {
  return { uri, text: '', value: null, problems: [{ text: messages.notFound }] };
}
