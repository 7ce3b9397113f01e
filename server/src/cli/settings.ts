import { mergeConfig, readSettings, type Config, type Message } from '../core/index.js';
import { Nearest, readText, settingsFileName } from './folderFile.js';

/** The settings that hold for a folder. */
export interface FolderSettings {
  readonly config: Config;
  /** The file they come from. */
  readonly file: string | null;
}

/** The settings of folders: what the command line says, then the nearest settings file. One object for each file. */
export class SettingsFiles {
  readonly #options: Partial<Config>;
  readonly #nearest = new Nearest(settingsFileName);
  readonly #read = new Map<string | null, FolderSettings>();
  readonly #complain: (file: string, problems: readonly Message[], unusable: boolean) => void;

  /** `complain` hears once about each file that is not as it should be. */
  constructor(options: Partial<Config>, complain: (file: string, problems: readonly Message[], unusable: boolean) => void) {
    this.#options = options;
    this.#complain = complain;
  }

  /** What holds for the files of a folder. */
  of(folder: string): FolderSettings {
    const file = this.#nearest.from(folder);
    let settings = this.#read.get(file);
    if (settings === undefined) {
      settings = { file, config: mergeConfig(file === null ? [this.#options] : [this.#options, this.#load(file)]) };
      this.#read.set(file, settings);
    }
    return settings;
  }

  #load(file: string): Partial<Config> {
    const { value, problems } = readText(file, readSettings);
    if (problems.length > 0) this.#complain(file, problems, value === null);
    return value ?? {};
  }
}
