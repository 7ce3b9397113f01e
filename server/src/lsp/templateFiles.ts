import { formSetOf, officialForms, type FormSet, type Message, type Template } from '../core/index.js';
import { fileNameOf } from './addresses.js';
import type { Found } from './folderFiles.js';

/** What came of the template files that settings name. */
export interface FormFiles {
  /** One object for the same texts: trees go by its identity. */
  readonly forms: FormSet;
  /** Names of files that are not used, for what is wrong with them. */
  readonly unused: readonly string[];
}

export const noTemplates: FormFiles = { forms: officialForms, unused: [] };

/** So many sets of forms are kept: the indexes of one take a while to build, and settings come and go. */
const MOST_SETS = 8;

/** Puts the forms of template files together. */
export class TemplateFiles {
  readonly #sets = new Map<string, FormFiles>();

  /** `found`: the files as they are now. `tell` hears what is wrong with one that was read well enough by itself. */
  of(found: readonly Found<Template>[], tell: (file: Found<Template>, problem: Message) => void): FormFiles {
    if (found.length === 0) return noTemplates;
    const { forms, problems } = formSetOf(found.flatMap((file) => (file.value === null ? [] : [{ name: fileNameOf(file.uri), file, form: file.value }])));
    for (const { file: { file }, problem } of problems) tell(file, problem);
    const unused = found.filter((file) => file.value === null || problems.some((problem) => problem.file.file === file)).map(({ uri }) => fileNameOf(uri));
    const key = JSON.stringify(found.map(({ uri, text, value }) => [uri, value === null ? null : text]));
    let known = this.#sets.get(key);
    if (known === undefined) {
      if (this.#sets.size >= MOST_SETS) this.#sets.clear();
      this.#sets.set(key, (known = { forms, unused }));
    }
    return known;
  }
}
