import { render, type Language, type Text } from '../../server/src/core/l10n/message.js';
import type { StatusParams } from '../../server/src/lsp/protocol.js';
import { texts } from './texts.js';

/** What a status item shows. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'information';
}

const separator = ' · ';

function say(text: Text, language: Language, args: Readonly<Record<string, string | number>> = {}): string {
  return render({ text, args }, language);
}

/** `3 errors`, `1 error`, or nothing at all for none. */
function counted(n: number, one: Text, many: Text, language: Language, args: Readonly<Record<string, string | number>> = {}): string[] {
  if (n === 0) return [];
  return [n === 1 ? say(one, language, args) : say(many, language, { n, ...args })];
}

/** What was checked: `175 个数已核对,全部平衡`. */
function checked({ coverage }: StatusParams, language: Language): string {
  const { cells: n, failed } = coverage;
  if (n === 0) return say(texts.nothingChecked, language);
  if (failed === 0) return say(texts.allBalance, language, { n });
  return say(failed === 1 ? texts.oneFails : texts.someFail, language, { n, failed });
}

/** The line about findings: errors and warnings first; with none of them, how much was checked and that it balances. */
export function findingsText(status: StatusParams, language: Language): StatusText {
  const crashes = counted(status.crashes.length, texts.oneCrash, texts.crashes, language, { rules: status.crashes.join(', ') });
  const crashed = crashes.length > 0;
  if (status.reports.length === 0) {
    const detail = [say(texts.noReportDetail, language), ...crashes].join(separator);
    return { text: say(texts.noReport, language), detail, severity: crashed ? 'warning' : 'information' };
  }
  const { error, warning, information, hint } = status.findings;
  const problems = [...counted(error, texts.oneError, texts.errors, language), ...counted(warning, texts.oneWarning, texts.warnings, language)];
  const sums = checked(status, language);
  const details = [
    ...(problems.length > 0 ? [sums] : []),
    ...counted(status.coverage.notEvaluated, texts.oneNotEvaluated, texts.notEvaluated, language),
    ...counted(information + hint, texts.oneNote, texts.notes, language),
    ...counted(status.suppressed, texts.oneSuppressed, texts.suppressed, language),
    ...crashes,
  ];
  return {
    text: problems.length > 0 ? problems.join(separator) : sums,
    detail: details.join(separator),
    severity: error > 0 ? 'error' : warning > 0 || crashed ? 'warning' : 'information',
  };
}

const formNames: Readonly<Record<string, Text>> = { '2019': texts.form2019, '2021': texts.form2021, mixed: texts.formMixed };

/** The line about form and year; null where there is no report to speak of. */
export function formText(status: StatusParams, byHand: boolean, language: Language): StatusText | null {
  const [first] = status.reports;
  if (first === undefined) return null;
  const forms = [...new Set(status.reports.map((report) => report.form))];
  const form = forms.length === 1 ? forms[0]! : 'mixed';
  const unused = status.unusedTemplates.join(', ');
  const name = formNames[form] ?? status.forms.find(({ id }) => id === form)?.title ?? { zh: form, en: form };
  const parts = [say(name, language)];
  const n = status.reports.reduce((sum, { count }) => sum + count, 0);
  if (n === 1) {
    parts.push(first.year === null ? say(texts.formNoYear, language) : say(texts.formYear, language, { year: first.year }));
    if (first.fragment) parts.push(say(texts.formFragment, language));
  } else {
    parts.push(say(texts.manyReports, language, { n }), ...years(status, language));
  }
  return {
    text: parts.join(separator),
    detail: [...(byHand ? [say(texts.formByHand, language)] : []), ...(unused === '' ? [] : [say(texts.unusedTemplates, language, { files: unused })])].join(separator),
    severity: unused === '' ? 'information' : 'warning',
  };
}

/** `2019–2021` for a yearbook. */
function years(status: StatusParams, language: Language): string[] {
  const known = status.reports.map((report) => report.year).filter((year) => year !== null);
  if (known.length === 0) return [];
  const first = Math.min(...known);
  const last = Math.max(...known);
  return [say(texts.formYear, language, { year: first === last ? first : `${first}–${last}` })];
}
