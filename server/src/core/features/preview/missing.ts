import type { ResolvedFinding } from '../../engine/types.js';
import type { Report, Table } from '../../model/types.js';
import type { BlockTemplate, RowTemplate, TableId } from '../../template/types.js';
import type { PreviewSource } from './source.js';

/** A row of the form that was found to be missing. */
export interface MissingRow {
  readonly template: RowTemplate;
  readonly block: BlockTemplate;
  readonly finding: ResolvedFinding;
}

/**
 * The rows to be drawn empty in a table: what the rule reports, so that the preview never shows a gap that the list of
 * findings does not explain. Of a table that a page break cut in two, the longer piece has them.
 */
export function missingRowsOf(table: Table, { findings, placed: { report } }: PreviewSource): readonly MissingRow[] {
  const pieces = report.tables.filter(({ id }) => id === table.id);
  if (pieces.reduce((best, other) => (other.rows.length > best.rows.length ? other : best)) !== table) return [];
  const present = new Set(pieces.flatMap(({ rows }) => rows.map(({ template }) => template?.id)));
  const missing = new Map<string, MissingRow>();
  for (const finding of findings) {
    if (finding.rule !== 'table/missing-row' || finding.data?.['table'] !== table.id) continue;
    const named = finding.data['row'];
    const block = blockWith(String(named), pieces);
    if (block === undefined) continue;
    // A torn table and a lost block have one finding for all of their rows.
    const whole = finding.data['rows'] !== undefined || !pieces.some(({ blocks }) => blocks.some(({ id }) => id === block.id));
    for (const template of block.rows) {
      if (template.id === named || (whole && !present.has(template.id))) missing.set(template.id, { template, block, finding });
    }
  }
  return [...missing.values()];
}

function blockWith(row: string, pieces: readonly Table[]): BlockTemplate | undefined {
  const has = (block: BlockTemplate): boolean => block.rows.some(({ id }) => id === row);
  return pieces.flatMap(({ blocks }) => blocks).find(has) ?? pieces[0]?.template.blocks.find(has);
}

/** What says that a section lacks its table. */
export function missingTable(id: TableId | undefined, { findings }: PreviewSource): ResolvedFinding | undefined {
  return findings.find(({ rule, data }) => rule === 'structure/missing-table' && data?.['table'] === id);
}

/** Sections of the form that are not there, with what says so. A fragment is not blamed for all that it lacks. */
export function missingSections({ findings, placed: { report } }: PreviewSource): ReadonlyMap<Report['template']['sections'][number], ResolvedFinding> {
  const found = new Map<Report['template']['sections'][number], ResolvedFinding>();
  for (const finding of findings) {
    if (finding.rule !== 'structure/missing-section' || finding.data?.['sections'] !== undefined) continue;
    const section = report.template.sections.find(({ role }) => role === finding.data?.['section']);
    if (section !== undefined) found.set(section, finding);
  }
  return found;
}
