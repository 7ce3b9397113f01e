import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import checklist from '../../scripts/lib/checklist.json';
import { ruleIds } from '../../server/src/core/index.js';
import { root } from '../harness/corpus.js';

const reference = join(root, '..', 'shared', 'FORMAT.md');

/** Numbers of the rows in a part of the domain reference. */
function rowsOf(from: string, to: string): string[] {
  const text = readFileSync(reference, 'utf8');
  return [...text.slice(text.indexOf(from), text.indexOf(to)).matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id]) => id!);
}

describe('the checklist', () => {
  it('names rules that exist, or says why there is none', () => {
    for (const { id, rules, note } of checklist) {
      for (const rule of rules) expect(ruleIds, id).toContain(rule);
      expect(rules.length > 0 || note !== undefined, id).toBe(true);
    }
    expect(new Set(checklist.map(({ id }) => id)).size).toBe(checklist.length);
  });

  // The reference is shared among projects and is not always there.
  it.each([reference].filter((path) => existsSync(path)))('has every row that one report can show of %s', () => {
    const listed = checklist.map(({ id }) => id);
    const rows = rowsOf('### 4.1', '### 4.4');
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((id) => !listed.includes(id))).toEqual([]);
    // Relations with another year's report (A5, A6) belong elsewhere.
    expect(rowsOf('### 1.7', '### 1.8').filter((id) => !listed.includes(id) && !['A5', 'A6'].includes(id))).toEqual([]);
  });
});
