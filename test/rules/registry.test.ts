import { describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/core/rules/docs.js';
import { rules } from '../../server/src/core/rules/index.js';
import type { Text } from '../../server/src/core/l10n/message.js';
import { templates } from '../../server/src/core/template/load.js';

/** What the issues ask for, with the default levels of DESIGN 5. */
const asked: Readonly<Record<string, string>> = {
  'structure/not-a-report': 'information',
  'structure/missing-title': 'information',
  'structure/missing-section': 'error',
  'structure/section-number': 'error',
  'structure/section-order': 'warning',
  'structure/duplicate-section': 'warning',
  'structure/section-title': 'hint',
  'structure/empty-section': 'warning',
  'structure/missing-table': 'error',
  'table/row-number': 'error',
  'table/missing-row': 'error',
  'table/duplicate-row': 'error',
  'table/unknown-row': 'warning',
  'table/row-order': 'warning',
  'table/row-label': 'warning',
  'table/header-label': 'warning',
  'table/cell-count': 'error',
  'table/not-a-number': 'error',
  'table/negative': 'error',
  'table/decimal-count': 'warning',
  'table/number-format': 'warning',
  'table/blank-cell': 'hint',
  'table/blank-total': 'information',
  'table/outdated-form': 'warning',
  'sum/row-total': 'error',
  'sum/column-total': 'error',
  'sum/balance': 'error',
  'sum/review-total': 'error',
  'structure/heading-number': 'warning',
  'structure/overview-topics': 'information',
  'structure/overview-length': 'information',
  'structure/overview-accountability': 'information',
  'structure/thin-section': 'warning',
  'table/suspicious-repeat': 'information',
  'table/unlikely-rules': 'information',
  'table/unlikely-share': 'information',
  'cross/year': 'warning',
  'cross/outdated-citation': 'warning',
  'cross/deadline': 'information',
  'cross/body-name': 'information',
  'text/placeholder': 'warning',
  'text/repeated': 'information',
  'text/foreign-run': 'information',
};

const complete = (text: Text | undefined): boolean => text !== undefined && text.zh.trim() !== '' && text.en.trim() !== '';
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

describe('the registry', () => {
  it('has every rule that is asked for, at its default level', () => {
    const known = Object.fromEntries(rules.map((rule) => [rule.id, rule.severity]));
    expect(known).toMatchObject(asked);
  });

  it('has every rule once and documents every rule', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(ruleDocs).sort()).toEqual([...ids].sort());
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const docs = ruleDocs[id];

  it('speaks both languages, with the same placeholders', () => {
    for (const message of Object.values(rule.messages)) {
      expect(complete(message)).toBe(true);
      expect(placeholders(message.en)).toEqual(placeholders(message.zh));
    }
  });

  it('is documented in both languages', () => {
    for (const text of [docs?.title, docs?.what, docs?.why, docs?.exceptions]) expect(complete(text)).toBe(true);
    for (const { title } of [...(docs?.good ?? []), ...(docs?.bad ?? [])]) expect(complete(title)).toBe(true);
    if (docs?.bad.some((example) => example.fixed !== undefined)) expect(complete(docs.fix)).toBe(true);
  });

  it('cites clauses that the template has', () => {
    for (const clause of docs?.clauses ?? []) expect(Object.keys(templates['2021'].clauses)).toContain(clause);
  });
});
