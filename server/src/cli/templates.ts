import { basename } from 'node:path';
import { formSetOf, forms as nationalForms, readTemplate, type FormSet, type Message, type Template } from '../core/index.js';
import { readText } from './folderFile.js';
import { messages } from './messages.js';

/** Reads template files into a set of forms. `complain` hears about those that cannot be used; the others count. */
export function loadForms(files: readonly string[], complain: (file: string, problems: readonly Message[], unusable: boolean) => void): FormSet {
  const read: { readonly name: string; readonly file: string; readonly form: Template }[] = [];
  for (const file of new Set(files)) {
    const { value, problems } = readText(file, readTemplate);
    if (value === null) complain(file, problems, true);
    else read.push({ name: basename(file), file, form: value });
  }
  const { forms, problems } = formSetOf(read);
  for (const { file: { file }, problem } of problems) complain(file, [problem], true);
  return forms;
}

/** `--form` names no form that is there. */
export function unknownForm(value: string, known: FormSet): Message {
  return { text: messages.badValue, args: { name: '--form', value, choices: [...nationalForms, ...known.own.map((own) => own.form)].join(', ') } };
}
