import type { Message, Text } from '../l10n/message.js';
import { invalidJson, type Reading } from '../l10n/reading.js';
import { isObject, parseJson } from '../text/json.js';
import type { BaselineEntry } from './baseline.js';

const messages = {
  shape: { zh: '不是基线文件：应当是 { "version": 1, "entries": [ … ] }', en: 'no baseline: must be { "version": 1, "entries": [ … ] }' },
  entry: { zh: '第 {number} 条缺少 {member}，或它不是应有的样子', en: 'entry {number}: {member} is missing or of the wrong kind' },
} satisfies Record<string, Text>;

/** Reads a baseline. One broken entry makes the whole unusable: who writes it again would lose that entry. */
export function readBaseline(text: string): Reading<readonly BaselineEntry[]> {
  const { value, fault } = parseJson(text);
  if (fault !== undefined) return { value: null, problems: [invalidJson(text, fault)] };
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['entries'])) return { value: null, problems: [{ text: messages.shape }] };
  const entries: BaselineEntry[] = [];
  const problems: Message[] = [];
  for (const [index, entry] of value['entries'].entries()) {
    const wrong = isObject(entry) ? wrongMember(entry) : 'file';
    if (wrong === null) entries.push({ count: 1, reason: '', added: '', ...(entry as Pick<BaselineEntry, 'file' | 'rule' | 'path' | 'hash'>) });
    else problems.push({ text: messages.entry, args: { number: index + 1, member: wrong } });
  }
  return problems.length > 0 ? { value: null, problems } : { value: entries, problems };
}

function wrongMember(entry: Readonly<Record<string, unknown>>): string | null {
  for (const name of ['file', 'rule', 'path', 'hash']) if (typeof entry[name] !== 'string') return name;
  for (const name of ['reason', 'added']) if (entry[name] !== undefined && typeof entry[name] !== 'string') return name;
  const { count } = entry;
  return count === undefined || (Number.isInteger(count) && (count as number) > 0) ? null : 'count';
}

/**
 * A baseline as text: sorted, one entry a line, so that a diff shows what was added. `before` is the text it replaces,
 * whose line ends it keeps.
 */
export function writeBaseline(entries: readonly BaselineEntry[], before = ''): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.path, b.path) || compare(a.hash, b.hash));
  const lines = sorted.map((entry) => `    ${lineOf(entry)}`).join(',\n');
  const text = `{\n  "version": 1,\n  "entries": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** The members in their order; others that somebody added by hand stay behind them. */
function lineOf({ file, rule, path, hash, count, reason, added, ...others }: BaselineEntry): string {
  const members = { file, rule, path, hash, ...(count > 1 ? { count } : {}), reason, added, ...others };
  return `{ ${Object.entries(members)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
