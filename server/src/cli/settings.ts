import { dirname, resolve } from 'node:path';
import { formProblem, mergeConfig, readSettings, type Config, type FormSet, type Message, type Settings } from '../core/index.js';
import { Nearest, readText, settingsFileName, type Complaint } from './folderFile.js';
import { loadForms, unknownForm } from './templates.js';

/** The settings that hold for a folder. */
export interface FolderSettings {
  readonly config: Config;
  /** The national forms and those of the templates that the settings name. */
  readonly forms: FormSet;
  /** The file they come from. */
  readonly file: string | null;
}

/** What the command line says about settings. */
export interface SettingsOptions {
  readonly config: Partial<Config>;
  /** Forms read from templates that were named; they take the place of those that settings files name. */
  readonly forms?: FormSet | undefined;
}

/** The settings of folders: what the command line says, then the nearest settings file. One object for each file. */
export class SettingsFiles {
  readonly #options: SettingsOptions;
  readonly #nearest = new Nearest(settingsFileName);
  readonly #read = new Map<string | null, FolderSettings>();
  readonly #complain: (complaint: Complaint) => void;

  /** `complain` hears once about each file that is not as it should be. */
  constructor(options: SettingsOptions, complain: (complaint: Complaint) => void) {
    this.#options = options;
    this.#complain = complain;
  }

  /** What holds for the files of a folder. */
  of(folder: string): FolderSettings {
    const file = this.#nearest.from(folder);
    let settings = this.#read.get(file);
    if (settings === undefined) this.#read.set(file, (settings = this.#settings(folder, file)));
    return settings;
  }

  #settings(folder: string, file: string | null): FolderSettings {
    const { config, forms: named } = this.#options;
    const complain = (about: string, problems: readonly Message[], unusable: boolean): void => this.#complain({ about: file ?? '', file: about, problems, unusable });
    const own = file === null ? {} : load(file, complain);
    const paths = file === null ? [] : (own.templates ?? []).map((path) => resolve(dirname(file), path.replaceAll('\\', '/')));
    const forms = named ?? loadForms(paths, complain);
    const problem = formProblem(own.form, forms);
    if (file !== null && problem !== null) complain(file, [problem], false);
    const wanted = config.form;
    if (wanted !== undefined && formProblem(wanted, forms) !== null) complain(file ?? folder, [unknownForm(wanted, forms)], true);
    return { file, forms, config: mergeConfig(file === null ? [config] : [config, own]) };
  }
}

function load(file: string, complain: (file: string, problems: readonly Message[], unusable: boolean) => void): Settings {
  const { value, problems } = readText(file, readSettings);
  if (problems.length > 0) complain(file, problems, value === null);
  return value ?? {};
}
