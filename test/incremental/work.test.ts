import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultConfig } from '../../server/src/core/engine/config.js';
import { analyse } from '../../server/src/core/engine/run.js';
import type { Part, Snapshot } from '../../server/src/core/engine/types.js';
import type { Report } from '../../server/src/core/model/types.js';
import { rules } from '../../server/src/core/rules/index.js';
import type { Rule } from '../../server/src/core/rules/types.js';
import * as cutting from '../../server/src/core/syntax/segment.js';
import { applyEdits, parse } from '../../server/src/core/syntax/tree.js';
import type { Segment } from '../../server/src/core/syntax/types.js';
import { minimalFigures } from '../harness/example.js';
import { render } from '../harness/render.js';

const report = render(minimalFigures, 'pipe-open').text;
const sizes = [1, 10, 200];

/** A yearbook of copies of one report, each of another body. */
function yearbook(copies: number): string {
  return Array.from({ length: copies }, (_, i) => report.replace(/^\S{2}/, `${String.fromCharCode(0x4e00 + i)}山`)).join('\n');
}

/** What was made for the second of two states and had not been there for the first. */
function fresh<T>(before: readonly T[], after: readonly T[]): number {
  const known = new Set(before);
  return after.filter((each) => !known.has(each)).length;
}

interface Work {
  readonly read: number;
  readonly segments: number;
  readonly reports: number;
  readonly parts: number;
  readonly checks: number;
  readonly tableChecks: number;
  readonly textChecks: number;
}

/** Counts what one edit costs: characters read again, segments, reports and parts made anew, rules run. */
function workOf(text: string, at: number, removed: number, inserted: string): Work {
  const config = { ...defaultConfig };
  const before: Snapshot = analyse(parse(text), config);
  let read = 0;
  const cut = cutting.segmentsOf;
  vi.spyOn(cutting, 'segmentsOf').mockImplementation((piece, forms, until) => {
    read += piece.length;
    return cut(piece, forms, until);
  });
  const counted = (kind: 'check' | 'checkTable' | 'checkText'): (() => number) => {
    const spies = rules.filter((rule) => rule[kind] !== undefined).map((rule) => vi.spyOn(rule as Required<Rule>, kind));
    return () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  };
  const [checks, tableChecks, textChecks] = [counted('check'), counted('checkTable'), counted('checkText')];
  const after = analyse(applyEdits(before.tree, [{ start: at, end: at + removed, text: inserted }]), config, before);
  const work = {
    read,
    segments: fresh<Segment>(before.tree.segments, after.tree.segments),
    reports: fresh<Report>(before.reports, after.reports),
    parts: fresh<Part>(before.parts, after.parts),
    checks: checks(),
    tableChecks: tableChecks(),
    textChecks: textChecks(),
  };
  vi.restoreAllMocks();
  return work;
}

/** How many rules look at whole reports, at tables, at parts of the text. */
const number = (kind: 'check' | 'checkTable' | 'checkText'): number => rules.filter((rule) => rule[kind] !== undefined).length;
/** Of the rules about tables, those that go by more than labels and notation: a digit changes neither. */
const aboutFigures = rules.filter(({ checkTable, judges }) => checkTable !== undefined && judges === undefined).length;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the work of one key', () => {
  it('in a table cell reads nothing again but the number, and is one segment, one report, the rules about reports, those about its figures and those about its section, however long the file', () => {
    for (const copies of sizes) {
      const text = yearbook(copies);
      const row = text.indexOf('本年新收', Math.floor(text.length / 2) - report.length / 2);
      const at = text.indexOf('|', row) + 2;
      expect(workOf(text, at, 0, '7'), `${copies} reports`).toEqual({ read: 0, segments: 1, reports: 1, parts: 1, checks: number('check'), tableChecks: aboutFigures, textChecks: number('checkText') });
    }
  });

  it('in prose is the same with the rules about this part of the text', () => {
    for (const copies of sizes) {
      const text = yearbook(copies);
      const heading = text.indexOf('\n五、', Math.floor(text.length / 2) - report.length / 2) + 1;
      const at = text.indexOf('\n', text.indexOf('\n', heading) + 1);
      const work: Omit<Work, 'read'> & { read: undefined } = { ...workOf(text, at, 0, '字'), read: undefined };
      expect(work, `${copies} reports`).toEqual({ read: undefined, segments: 1, reports: 1, parts: 1, checks: number('check'), tableChecks: 0, textChecks: number('checkText') });
    }
  });

  it('in a title or a heading does not grow with the file', () => {
    const works = sizes.slice(1).map((copies) => {
      const text = yearbook(copies);
      return workOf(text, text.indexOf('工作年度报告', text.length / 2), 0, '的');
    });
    expect(works[1]).toEqual(works[0]);
    expect(works[0]).toMatchObject({ checks: number('check'), tableChecks: 0, textChecks: number('checkText') });
  });

  it('gives the same objects back where nothing changed', () => {
    const text = yearbook(10);
    const at = text.indexOf('本年新收', text.length / 2);
    expect(workOf(text, at, 1, '本')).toEqual({ read: tableLength(text, at), segments: 0, reports: 0, parts: 0, checks: 0, tableChecks: 0, textChecks: 0 });
  });
});

/** Length of the piece that is read again: the segment around an offset with the head lines of the next. */
function tableLength(text: string, at: number): number {
  const { segments } = parse(text);
  let start = 0;
  const index = segments.findIndex((segment) => (start += segment.text.length) > at);
  const next = segments[index + 1]!;
  return segments[index]!.text.length + (next.lineStarts[2] ?? next.text.length);
}
