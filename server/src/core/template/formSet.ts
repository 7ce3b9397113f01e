import type { Message, Text } from '../l10n/message.js';
import { templates } from './load.js';
import { Lexicon } from './match.js';
import type { FormId, Template } from './types.js';
import { perPlace } from '../text/perPlace.js';

/** The national forms: one report may follow either, block by block, so they are read together. */
export const officialLexicon = new Lexicon([templates['2021'], templates['2019']]);

/** What words mean in a report of this form: a user's form is read by itself. */
export const lexiconOf = perPlace((form: Template): Lexicon => (officialLexicon.forms.includes(form) ? officialLexicon : new Lexicon([form])));

/**
 * The forms that the reports of a text may follow: the national ones and those of users' templates. A tree is parsed with
 * one, since where headings and tables are depends on what words mean. Make one set for many texts: it holds the indexes.
 */
export class FormSet {
  /** All forms together, for parsing: the national ones first. */
  readonly lexicon: Lexicon;

  /** `own`: the users' forms; of two that fit a report equally well the first is taken. */
  constructor(readonly own: readonly Template[]) {
    this.lexicon = own.length === 0 ? officialLexicon : new Lexicon([...officialLexicon.forms, ...own]);
  }

  /** A form by its id. */
  form(id: FormId): Template | undefined {
    return this.lexicon.forms.find((template) => template.form === id);
  }
}

/** The national forms alone. */
export const officialForms = new FormSet([]);

const taken: Text = { zh: 'form：{id} 已经是 {file} 里的表样，这个没有使用', en: 'form: {id} is the form of {file} already; this one is not used' };

/** The forms of some template files, in their order; of two with the same id the first is taken, and the other told. */
export function formSetOf<T extends { readonly name: string; readonly form: Template }>(files: readonly T[]): { readonly forms: FormSet; readonly problems: readonly { readonly file: T; readonly problem: Message }[] } {
  const byId = new Map<FormId, T>();
  const problems: { file: T; problem: Message }[] = [];
  for (const file of files) {
    const other = byId.get(file.form.form);
    if (other === undefined) byId.set(file.form.form, file);
    else problems.push({ file, problem: { text: taken, args: { id: file.form.form, file: other.name } } });
  }
  return { forms: byId.size === 0 ? officialForms : new FormSet([...byId.values()].map(({ form }) => form)), problems };
}
