import type { SectionHead, Segment } from '../syntax/types.js';
import { lineAt, lineEnd } from '../text/lines.js';
import { passagesIn, takeSignature, type Passage } from './sectionText.js';
import type { Report, Section } from './types.js';

/** A part of a report that can change its place: a section of the form, or one that goes on counting after them (七、附件). */
export interface SectionUnit {
  readonly segments: readonly Segment[];
  readonly head: SectionHead;
  readonly section: Section | null;
}

/** The parts of a report in text order; what stands before the first section is none. */
export function sectionUnits(report: Report): readonly SectionUnit[] {
  return report.sections.flatMap((section): SectionUnit[] => {
    const units: { segments: Segment[]; head: SectionHead; section: Section | null }[] = [];
    for (const segment of section.segments) {
      const { head } = segment;
      const opens = units.length === 0 || (head?.kind === 'section' && goesOn(report, section, head));
      if (opens) units.push({ segments: [segment], head: head as SectionHead, section: units.length === 0 ? section : null });
      else units.at(-1)!.segments.push(segment);
    }
    return units;
  });
}

/** Whether a heading the form does not have counts among the sections: its number lies between those around it. */
function goesOn(report: Report, section: Section, { role, toc, numeral }: SectionHead): boolean {
  if (role !== null || toc || numeral === null) return false;
  const at = report.sections.indexOf(section);
  return report.sections.every((other, index) => other.numeral?.style === numeral.style && (index <= at ? other.numeral.value < numeral.value : other.numeral.value > numeral.value));
}

/**
 * Where the text of a part ends: at the end of its last line, in the segment it stands in. Blank lines and what the page
 * says below are not among it; below the last part, neither are signature and date.
 */
export function unitEnd({ segments, section }: SectionUnit, isLast: boolean): { readonly segment: Segment; readonly end: number } {
  let passages = segments.flatMap((segment) => passagesIn(segment));
  if (isLast) passages = withoutEnding(passages, section);
  const kept = passages.findLast(({ kind }) => kind !== 'chrome' && (kind !== 'footer' || !isLast));
  let [segment, end] = kept === undefined ? [segments[0]!, 0] : [kept.segment, kept.end];
  for (const candidate of segments.slice(segments.indexOf(segment))) {
    for (const block of candidate.blocks) {
      if (block.kind === 'table' && (candidate !== segment || block.table.end > end)) [segment, end] = [candidate, block.table.end];
    }
  }
  const { text, lineStarts } = segment;
  return { segment, end: lineEnd(text, lineStarts, lineAt(lineStarts, Math.max(0, end - 1))) };
}

/** The lines above signature and page footer. A section with a table may say whom to call: there only the last lines count. */
function withoutEnding(passages: readonly Passage[], section: Section | null): Passage[] {
  const footer = section !== null && section.role < 5 ? -1 : passages.findIndex(({ kind }) => kind === 'footer');
  const lines = footer < 0 ? [...passages] : passages.slice(0, footer);
  while (lines.at(-1)?.kind === 'chrome' || lines.at(-1)?.kind === 'footer') lines.pop();
  takeSignature(lines);
  return lines;
}
