import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import snippets from '../../snippets/disclosure-report.json';
import { analyseText } from '../harness/check.js';

/** What a snippet inserts when every placeholder keeps its text. */
function inserted(body: readonly string[]): string {
  return body.join('\n').replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d/g, '').replace(/\\([\\$}])/g, '$1');
}

describe('snippets', () => {
  it.each(['2021', '2019'] as const)('write a whole report of the %s form', (form) => {
    const { reports, findings } = analyseText(inserted(snippets[`report ${form}`].body));
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ form, body: '单位全称' });
    expect(reports[0]?.sections.map(({ role }) => role)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(reports[0]?.tables.map(({ id }) => id)).toEqual(['disclosure', 'applications', 'review']);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([]);
  });

  it('say what they are in both languages', () => {
    for (const { description, prefix } of Object.values(snippets)) {
      expect(description).toMatch(/[\u4e00-\u9fff].* · .*[a-z]/);
      expect(prefix.some((word) => /^[a-z]/.test(word)) && prefix.some((word) => /[\u4e00-\u9fff]/.test(word))).toBe(true);
    }
  });

  it('agree with the forms', () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/snippets.mjs', import.meta.url)), '--check']);
  });
});
