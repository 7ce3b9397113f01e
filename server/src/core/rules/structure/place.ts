import type { Text } from '../../l10n/message.js';
import type { Report, Section } from '../../model/types.js';
import { toChineseNumeral } from '../../syntax/numeral.js';
import type { Block, Loc, Segment } from '../../syntax/types.js';
import { templates } from '../../template/load.js';
import type { SectionRole, SectionTemplate, TableId, TableTemplate } from '../../template/types.js';
import { lineAt, lineEnd } from '../../text/lines.js';
import { perPlace } from '../../text/perPlace.js';
import { trimSpan } from '../../text/space.js';
import { pointAt } from '../common.js';
import type { Edit, RuleContext } from '../types.js';

/** Whether a form applies: before 2019 there was no national one, and every place numbered and named its chapters freely. */
export function hasForm({ year, template }: Report): boolean {
  return year === null || year >= templates['2019'].years.from || template.form !== template.base;
}

/** Whether the report owes what the national form asks for: its form is one, or a variation of one. */
export function isNational({ template }: Report): boolean {
  return template.base !== null;
}

/** A section in the form's words, as messages name it. */
export function sectionName(section: SectionTemplate): Text {
  const words = `${toChineseNumeral(section.number)}、${section.title}`;
  return { zh: words, en: `section ${section.number} (${words})` };
}

/** The sections that stand first for their role, in text order. */
export const firstSections = perPlace(({ sections }: Report): readonly Section[] => {
  const firsts = sections.filter((section, index) => sections.findIndex(({ role }) => role === section.role) === index);
  return firsts.length === sections.length ? sections : firsts;
});

/** The section that stands first for a role. */
export function firstOf({ sections }: Report, role: SectionRole): Section | undefined {
  return sections.find((section) => section.role === role);
}

export function tableTemplateOf(report: Report, id: TableId): TableTemplate {
  return report.template.tables.find((table) => table.id === id)!;
}

/** The first line with text, without the white space around it; the very start where there is none. */
export function firstLine(segments: readonly Segment[]): Loc {
  for (const segment of segments) {
    const { text, lineStarts } = segment;
    const { start } = trimSpan(text, 0, text.length);
    const line = lineAt(lineStarts, start);
    const content = trimSpan(text, lineStarts[line]!, lineEnd(text, lineStarts, line));
    if (content.end > content.start) return { segment, ...content };
  }
  return { segment: segments[0]!, start: 0, end: 0 };
}

const isContent = (block: Block): boolean => block.kind !== 'blank' && block.kind !== 'residue';

/** Where the last line ends that belongs to the report's or section's text; the chrome of the page after it does not. */
function contentEnd(segments: readonly Segment[]): Loc {
  const segment = segments.findLast((candidate) => candidate.blocks.some(isContent)) ?? segments.at(-1)!;
  const block = segment.blocks.findLast(isContent);
  return pointAt({ segment, start: 0, end: 0 }, block?.end ?? segment.text.length);
}

/** The last line with text of the report, without the white space around it. */
export function lastLine(segments: readonly Segment[]): Loc {
  const { segment, end } = contentEnd(segments);
  const { text, lineStarts } = segment;
  const content = trimSpan(text, 0, end);
  const start = trimSpan(text, lineStarts[lineAt(lineStarts, Math.max(0, content.end - 1))]!, content.end).start;
  return { segment, start, end: content.end };
}

/** Text put after the last line of the given segments. */
export function appendEdit(context: RuleContext, segments: readonly Segment[], lines: string): Edit {
  const at = contentEnd(segments);
  const open = at.end > 0 && !/[\r\n]$/.test(at.segment.text.slice(0, at.end));
  return { at, newText: (open ? context.eol : '') + (isAiry(context.report) ? context.eol : '') + lines };
}

/** Text put before the line of a heading. */
export function insertBefore(context: RuleContext, { heading }: Section, lines: string): Edit {
  const { text, lineStarts } = heading.segment;
  const line = lineStarts[lineAt(lineStarts, heading.start)]!;
  const start = text.charCodeAt(line) === 0xfeff ? line + 1 : line;
  return { at: pointAt(heading, start), newText: lines + (isAiry(context.report) ? context.eol : '') };
}

/** Whether the report keeps blank lines before its headings. */
function isAiry({ segments }: Report): boolean {
  return segments.some(({ head }, index) => {
    const before = segments[index - 1];
    if (head === null || before === undefined) return false;
    const line = trimSpan(before.text, before.lineStarts.at(-1)!, before.text.length);
    return line.start === line.end;
  });
}
