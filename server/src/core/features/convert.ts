import { moved } from '../engine/locate.js';
import { wholeTablesIn } from '../engine/tableEdits.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { alignedLines } from '../model/alignTable.js';
import { layoutOf } from '../model/layout.js';
import { rewritten, standsAlone } from '../model/rewrite.js';
import type { Report, Table } from '../model/types.js';
import { writableEncodings, writeSheet, type WritableEncoding } from '../model/writeTable.js';
import { eolOf } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { perPlace } from '../text/perPlace.js';

/** One way in which the table at the cursor could be written. */
export interface Conversion {
  readonly title: string;
  readonly encoding: WritableEncoding;
  /** Document offsets; empty where it cannot be done. */
  readonly edits: readonly ResolvedEdit[];
  /** Why it cannot be done without losing something. */
  readonly disabled?: string;
}

const words = {
  title: { zh: '把{table}转换为{encoding}', en: 'Convert the {table} to {encoding}' },
  shared: { zh: '这张表与别的表连在一起，或被分成了几段', en: 'The table runs into another one or is cut into pieces' },
  shape: { zh: '表里有格式里没有的文字，或表头与格式不同，转换会打乱它', en: 'The table holds words that the form does not have, or its header differs; a conversion would disarrange it' },
  blanks: { zh: '这种写法分不清表里的空格是哪一列的', en: 'Written this way, it would no longer be clear which cells are blank' },
  lossy: { zh: '这种写法会改变表的内容', en: 'Written this way, the table would be read otherwise' },
} satisfies Record<string, Text>;

const encodingNames: Readonly<Record<WritableEncoding, Text>> = {
  pipe: { zh: '竖线分隔', en: 'pipes' },
  gfm: { zh: 'Markdown 表格', en: 'a Markdown table (GFM)' },
  tab: { zh: '制表符分隔', en: 'tabs' },
  'cell-line': { zh: '一格一行', en: 'one cell per line' },
  html: { zh: 'HTML 表格', en: 'HTML' },
};

/** The lines of the table, from the start of the first to the end of the last. */
function linesOf(table: Table): Span {
  const { text } = table.segment;
  let { start, end } = table.syntax;
  while (start > 0 && !/[\r\n\uFEFF]/.test(text[start - 1]!)) start--;
  while (end < text.length && !/[\r\n]/.test(text[end]!)) end++;
  return { start, end };
}

/** A way to write a table, or why it cannot be written so. */
type Outcome = { readonly encoding: WritableEncoding; readonly newText: string } | { readonly encoding: WritableEncoding; readonly refused: Text };

/** Each outcome costs reading the table several times, and the light bulb asks again at each place in it. */
const outcomesFor = perPlace((_table: Table): { known: { readonly report: Report; readonly outcomes: readonly Outcome[] } | null } => ({ known: null }));

function outcomesOf(report: Report, table: Table, span: Span): readonly Outcome[] {
  const kept = outcomesFor(table);
  if (kept.known?.report !== report) kept.known = { report, outcomes: tryAll(report, table, span) };
  return kept.known.outcomes;
}

function tryAll(report: Report, table: Table, span: Span): readonly Outcome[] {
  const sheet = standsAlone(report, table) ? layoutOf(table) : null;
  const eol = eolOf(table.segment.text);
  const convert = (encoding: WritableEncoding): string | null => {
    for (const fillers of ['empty', 'touching'] as const) {
      const text = writeSheet(sheet!, encoding, fillers).join(eol);
      const after = rewritten(report, table, span, text, table.encoding !== 'space');
      if (after === null) continue;
      const pretty = alignedLines(after)?.join(eol);
      return pretty !== undefined && rewritten(report, table, span, pretty, table.encoding !== 'space') !== null ? pretty : text;
    }
    return null;
  };
  return writableEncodings.filter((encoding) => encoding !== table.encoding).map((encoding): Outcome => {
    if (sheet === null) return { encoding, refused: standsAlone(report, table) ? words.shape : words.shared };
    const newText = convert(encoding);
    if (newText === null) return { encoding, refused: table.rows.some((row) => row.cells.some((cell) => cell.text === '')) ? words.blanks : words.lossy };
    return { encoding, newText };
  });
}

/** Every other way to write the table that the range touches; nothing where there is no table. */
export function conversions(snapshot: Snapshot, range: Span, language: Language): Conversion[] {
  const [found] = wholeTablesIn(snapshot, range);
  if (found === undefined) return [];
  const { report, table, base } = found;
  const span = linesOf(table);
  return outcomesOf(report, table, span).map((outcome): Conversion => {
    const { encoding } = outcome;
    const title = render({ text: words.title, args: { table: table.template.title, encoding: encodingNames[encoding] } }, language);
    if ('refused' in outcome) return { title, encoding, edits: [], disabled: outcome.refused[language] };
    return { title, encoding, edits: [{ range: moved(span, base), newText: outcome.newText }] };
  });
}
