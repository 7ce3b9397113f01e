import { readBaseline, readSettings, render, type BaselineEntry, type Config, type Language, type Message, type Reading, type Text } from '../core/index.js';
import { folderOf, foldersAbove, pathFrom, workspaceFolderOf } from './addresses.js';
import { baselineFileName, settingsFileName } from './protocol.js';

/** How the host reads files. */
export interface FileReader {
  /** Whether it can read files of this kind at all. */
  reads(uri: string): boolean;
  /** The text; null where there is no such file. */
  read(uri: string): Promise<string | null>;
}

/** What the files of its folder, or of those above it, say about a document. */
export interface InFolder {
  readonly settings: Partial<Config>;
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
  unreadable: { zh: '无法读取：{reason}', en: 'cannot be read: {reason}' },
} satisfies Record<string, Text>;

const nowhere: InFolder = { settings: {}, settingsFile: null, entries: [], baselineFile: null, baselineText: null, baselineBroken: false, name: '' };

interface Found<T> extends Reading<T> {
  readonly uri: string;
  readonly text: string;
}

/** How the user hears about a file that is not as it should be. */
export type Complain = (message: string, unusable: boolean) => void;

/** The settings files and baselines of folders: each read once, until something about them changes. */
export class FolderFiles {
  readonly #reader: FileReader | undefined;
  readonly #complain: Complain;
  readonly #settings = new Map<string, Promise<Found<Partial<Config>> | null>>();
  readonly #baselines = new Map<string, Promise<Found<readonly BaselineEntry[]> | null>>();
  /** What was said last about a file: the same trouble is told once. */
  readonly #told = new Map<string, string>();
  #workspaceFolders: readonly string[];

  constructor(reader: FileReader | undefined, workspaceFolders: readonly string[], complain: Complain) {
    this.#reader = reader;
    this.#workspaceFolders = workspaceFolders;
    this.#complain = complain;
  }

  /** Some of the files changed. */
  changed(): void {
    this.#settings.clear();
    this.#baselines.clear();
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
  #tell({ uri, problems, value }: Found<unknown>, language: Language): void {
    const said = problems.map((problem: Message) => `${uri.slice(uri.lastIndexOf('/') + 1)}${language === 'zh' ? '：' : ': '}${render(problem, language)}`).join('\n');
    if ((this.#told.get(uri) ?? '') === said) return;
    this.#told.set(uri, said);
    if (said !== '') this.#complain(said, value === null);
  }
}
