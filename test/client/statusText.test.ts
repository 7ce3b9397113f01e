import { describe, expect, it } from 'vitest';
import { findingsText, formText } from '../../client/src/statusText.js';
import type { ReportKind, StatusParams } from '../../server/src/lsp/protocol.js';

const report: ReportKind = { count: 1, year: 2022, form: '2021', fragment: false };
const none = { error: 0, warning: 0, information: 0, hint: 0 };

function status(changes: Partial<StatusParams> = {}): StatusParams {
  return { uri: 'file:///a.txt', reports: [report], forms: [], unusedTemplates: [], coverage: { cells: 175, relations: 42, failed: 0, notEvaluated: 0 }, findings: none, suppressed: 0, crashes: [], ...changes };
}

describe('findings in the status', () => {
  it('says how much balances when nothing is wrong', () => {
    expect(findingsText(status(), 'zh')).toEqual({ text: '175 个数已核对,全部平衡', detail: '', severity: 'information' });
    expect(findingsText(status(), 'en').text).toBe('175 numbers checked, all balance');
  });

  it('says what was not checked', () => {
    const some = status({ coverage: { cells: 100, relations: 20, failed: 0, notEvaluated: 7 }, findings: { ...none, information: 1, hint: 2 } });
    expect(findingsText(some, 'zh').detail).toBe('7 项勾稽关系未核对(行缺失或数不全) · 3 条提示');
    expect(findingsText(status({ coverage: { cells: 0, relations: 0, failed: 0, notEvaluated: 0 } }), 'zh').text).toBe('没有可核对的数');
  });

  it('counts errors and warnings first', () => {
    const wrong = status({ findings: { ...none, error: 1, warning: 2 }, coverage: { cells: 175, relations: 42, failed: 1, notEvaluated: 0 } });
    expect(findingsText(wrong, 'zh')).toEqual({ text: '1 个错误 · 2 个警告', detail: '175 个数已核对,1 项勾稽关系不平', severity: 'error' });
    expect(findingsText(wrong, 'en').text).toBe('1 error · 2 warnings');
    expect(findingsText(status({ findings: { ...none, warning: 1 } }), 'zh').severity).toBe('warning');
  });

  it('does not call it balanced when the rule is off', () => {
    expect(findingsText(status({ coverage: { cells: 175, relations: 42, failed: 3, notEvaluated: 0 } }), 'zh').text).toBe('175 个数已核对,3 项勾稽关系不平');
  });

  it('names rules that failed', () => {
    const { detail, severity } = findingsText(status({ crashes: ['sum/balance'] }), 'zh');
    expect(detail).toContain('sum/balance');
    expect(severity).toBe('warning');
  });

  it('says when there is no report', () => {
    expect(findingsText(status({ reports: [] }), 'zh').text).toBe('没有找到年报');
  });
});

describe('form in the status', () => {
  it('names form and year', () => {
    expect(formText(status(), false, 'zh')).toEqual({ text: '2021 年版格式 · 2022 年度', detail: '', severity: 'information' });
    expect(formText(status({ reports: [{ ...report, form: 'mixed', year: null, fragment: true }] }), true, 'zh')).toEqual({
      text: '两版格式混用 · 年度不明 · 只是一部分', detail: '手动指定', severity: 'information',
    });
    expect(formText(status({ reports: [] }), false, 'zh')).toBeNull();
  });

  it('names a form of one’s own, and templates that are not used', () => {
    const own = { reports: [{ ...report, form: 'water' }], forms: [{ id: 'water', title: { zh: '供水企业表样', en: 'the water form' } }] };
    expect(formText(status(own), false, 'zh')).toMatchObject({ text: '供水企业表样 · 2022 年度', severity: 'information' });
    expect(formText(status({ ...own, unusedTemplates: ['a.json', 'b.json'] }), true, 'zh')).toMatchObject({ detail: '手动指定 · 没有使用的表样：a.json, b.json（原因见日志）', severity: 'warning' });
    expect(formText(status({ unusedTemplates: ['a.json'] }), false, 'en')?.detail).toBe('templates not used: a.json (see the log)');
  });

  it('sums up a yearbook', () => {
    const reports = [{ ...report, count: 38 }, { ...report, year: 2020, form: '2019' as const }, { ...report, year: null }];
    expect(formText(status({ reports }), false, 'zh')?.text).toBe('两版格式混用 · 40 份年报 · 2020–2022 年度');
    expect(formText(status({ reports }), false, 'en')?.text).toBe('forms mixed · 40 reports · report of 2020–2022');
  });
});
