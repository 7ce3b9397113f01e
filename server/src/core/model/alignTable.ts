import { isDelimiterRow } from '../syntax/tables/fields.js';
import { isUnstatedMark, parseNumber } from '../text/numbers.js';
import { trimSpan } from '../text/space.js';
import { displayWidth, padEnd, padStart } from '../text/width.js';
import type { Table } from './types.js';

/** A field between bars: words or a number, white space (a blank cell), or nothing at all (a filler). */
interface Field {
  readonly text: string;
  readonly kind: 'label' | 'value' | 'blank' | 'filler';
}

/** A line of a table with bars. */
interface BarLine {
  readonly fields: readonly Field[];
  readonly leading: boolean;
  /** Whether a bar ends the last field. */
  readonly trailing: boolean;
  readonly delimiter: boolean;
}

/**
 * The lines of a table, lined up by display width with one space around each bar; words, numbers, bars and the blanks
 * between them stay. null where the encoding has no lines to tidy.
 */
export function alignedLines(table: Table, padFillers = true): string[] | null {
  const { text } = table.segment;
  const { start, end } = table.syntax;
  const lines = text.slice(start, end).split(/\r\n|\r|\n/);
  switch (table.encoding) {
    case 'gfm':
      return alignGfm(lines.map(readLine), padFillers);
    case 'pipe':
      return alignPipes(lines.map(readLine));
    case 'tab':
      return lines.map((line) => line.split('\t').map(trimmed).join('\t'));
    case 'cell-line':
      return lines.map((line) => line.replace(/^[ \t\u3000\u00a0]*([^|\s](?:[^|]*[^|\s])?)[ \t\u3000\u00a0]*\|[ \t\u3000\u00a0]*$/u, '$1 |'));
    default:
      return null;
  }
}

function trimmed(text: string): string {
  const { start, end } = trimSpan(text, 0, text.length);
  return text.slice(start, end);
}

function readLine(line: string): BarLine {
  const pieces = line.split(/(?<!\\)\|/);
  if (pieces.length === 1) return { fields: trimmed(line) === '' ? [] : [fieldOf(line)], leading: false, trailing: false, delimiter: false };
  const leading = trimmed(pieces[0]!) === '';
  if (leading) pieces.shift();
  const trailing = trimmed(pieces.at(-1)!) === '';
  if (trailing) pieces.pop();
  return { fields: pieces.map(fieldOf), leading, trailing, delimiter: isDelimiterRow(line, 0, line.length) };
}

function fieldOf(piece: string): Field {
  const text = trimmed(piece);
  if (text === '') return { text, kind: piece === '' ? 'filler' : 'blank' };
  return { text, kind: parseNumber(text) !== null || isUnstatedMark(text) ? 'value' : 'label' };
}

/** Each field with its bar. */
function joined(line: BarLine, widthAt: (field: Field, index: number) => number): string {
  const parts = line.fields.map((field, index) => {
    const width = widthAt(field, index);
    if (field.kind === 'filler' && width === 0) return '|';
    const padded = field.kind === 'value' ? padStart(field.text, width) : padEnd(field.text, width);
    const bar = index < line.fields.length - 1 || line.trailing;
    if (field.kind === 'blank' && width === 0) return ' |';
    return `${index > 0 || line.leading ? ' ' : ''}${bar ? `${padded} |` : padded.trimEnd()}`;
  });
  return `${line.leading ? '|' : ''}${parts.join('')}`;
}

/** A grid: every field has its column. */
function alignGfm(lines: readonly BarLine[], padFillers: boolean): string[] {
  const widths: number[] = [];
  for (const line of lines) {
    // A line of one cell (a title above the header) would stretch the first column for nothing.
    if (line.delimiter || line.fields.length < 2) continue;
    line.fields.forEach((field, index) => (widths[index] = Math.max(widths[index] ?? 3, displayWidth(field.text))));
  }
  return lines.map((line) => {
    if (line.delimiter) {
      const cells = line.fields.map(({ text }, index) => {
        const left = text.startsWith(':') ? ':' : '';
        const right = text.length > 1 && text.endsWith(':') ? ':' : '';
        return ` ${left}${'-'.repeat(Math.max(3, widths[index] ?? 3) - left.length - right.length)}${right} |`;
      });
      return `|${cells.join('')}`;
    }
    return joined(line, (field, index) => (field.kind === 'filler' && !padFillers ? 0 : (widths[index] ?? 0)));
  });
}

/** Rows of different lengths: what stands before the first number takes one width, the numbers line up after it. */
function alignPipes(lines: readonly BarLine[]): string[] {
  const firstValue = (line: BarLine): number => {
    const value = line.fields.findIndex((field) => field.kind === 'value');
    const label = line.fields.slice(0, Math.max(0, value)).findLastIndex((field) => field.kind === 'label');
    // A blank cell between the label and the first number is the row's first column.
    return value < 0 ? -1 : label + 1;
  };
  const zoneOf = (line: BarLine, count: number): number => line.fields.slice(0, count).reduce((sum, field) => sum + (field.kind === 'filler' ? 1 : displayWidth(field.text) + 3), line.leading ? 1 : 0);
  let zone = 0;
  const widths: number[] = [];
  for (const line of lines) {
    const from = firstValue(line);
    if (from < 0) continue;
    zone = Math.max(zone, from === 0 ? 0 : zoneOf(line, from));
    line.fields.slice(from).forEach((field, index) => (widths[index] = Math.max(widths[index] ?? 1, displayWidth(field.text))));
  }
  return lines.map((line) => {
    const from = firstValue(line);
    const lastValue = line.fields.findLastIndex((field) => field.kind === 'value' || field.kind === 'label');
    return joined(line, (field, index) => {
      if (from < 0 || index > lastValue) return field.kind === 'filler' || field.kind === 'blank' ? 0 : displayWidth(field.text);
      if (field.kind === 'filler') return 0;
      if (index < from - 1) return displayWidth(field.text);
      if (index === from - 1) return displayWidth(field.text) + zone - zoneOf(line, from);
      return widths[index - from] ?? 0;
    });
  });
}
