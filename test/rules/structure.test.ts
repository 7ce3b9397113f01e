import { describe, expect, it } from 'vitest';
import { render as say } from '../../server/src/core/l10n/message.js';
import { analyseText, applyResolved, checkFindings, findingsOf } from '../harness/check.js';
import { minimalFigures } from '../harness/example.js';
import { encodingIds, render } from '../harness/render.js';

const base = render(minimalFigures, 'pipe-open').text;
const heading = /^([一二三四五六])、(?=总体情况|主动公开|收到和处理|政府信息公开行政|存在的主要|其他需要)/gm;

/** The report with one thing changed; the change must take place. */
function changed(from: string | RegExp, to: string | ((part: string, numeral: string) => string), text = base): string {
  const result = typeof to === 'string' ? text.replace(from, to) : text.replace(from, to);
  expect(result).not.toBe(text);
  return result;
}

const rulesIn = (text: string): string[] => analyseText(text).findings.map(({ rule }) => rule);
const titles = ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况', '存在的主要问题及改进情况', '其他需要报告的事项'];
const contents = (end: (index: number) => string): string => titles.map((title, index) => `${'一二三四五六'[index]}、${title}${end(index)}\n`).join('');

describe('nothing is said about', () => {
  it.each([
    ['the running-text titles', render(minimalFigures, 'tab-grid', { titles: 'running' }).text],
    ['blank lines between the parts', render(minimalFigures, 'pipe-open', { airy: true }).text],
    ['CR alone as line ending', base.replaceAll('\n', '\r')],
    ['a table of contents with page numbers', base.replace('一、总体', `目录\n${contents((index) => `……${index + 1}`)}一、总体`)],
    ['a bare table of contents', base.replace('一、总体', `目录\n${contents(() => '')}一、总体`)],
    ['a bare table of contents before a preface', base.replace('一、总体', `目录\n${contents(() => '')}本报告按要求编制。\n一、总体`)],
    ['a sentence that lists the sections', base.replace('一、总体', `本报告由${titles.join('、')}六部分组成。\n一、总体`)],
    ['the title printed twice', `${minimalFigures.title}\n\n${base}`],
    ['a title on two lines', base.replace('局2023年', '局\n2023年')],
    ['a title broken after the year', base.replace('局2023年', '局2023年\n')],
    ['the year below the title', base.replace('局2023年政府信息公开工作年度报告', '局\n政府信息公开工作年度报告\n（2023年度）')],
    ['what a page says after the report', `${base}\n主办单位：云岭县人民政府办公室\n版权所有\n`],
    ['a seventh section', `${base}七、附件\n无。\n`],
    ['an additional first section', base.replace(heading, (_part, numeral: string) => `${'二三四五六七'['一二三四五六'.indexOf(numeral)]}、`).replace('二、总体', '一、前言\n按照要求编制。\n二、总体')],
    ['text on the line of the heading', base.replace(/(其他需要报告的事项)\n/, '$1：')],
    ['a word on the line of the heading', base.replace(/(其他需要报告的事项)\n.*\n/, '$1：无\n')],
    ['a table in an annex', base.replace(/(四、政府信息公开行政.*\n)([^]*?)(五、存在[^]*)/, '$1见附表。\n$3附表\n$2')],
    ['headings as Markdown', base.replace(heading, '## $&')],
    ['headings in bold', base.replace(heading, '**$&').replace(/^(\*\*.*)$/gm, '$1**')],
    ['headings in other numerals', base.replace(heading, (_part, numeral: string) => `${'一二三四五六'.indexOf(numeral) + 1}. `)],
    ['headings in brackets', base.replace(heading, '（$1）')],
    ['headings as parts', base.replace(heading, '第$1部分 ')],
    ['headings without numerals', base.replace(heading, '')],
    ['indented headings', base.replace(heading, '　　$1 、')],
  ])('%s', (_name, text) => {
    expect(text).not.toBe(base);
    expect(rulesIn(text)).toEqual([]);
  });

  it('the form of a report from before there was one', () => {
    const text = '云岭县水务局2015年政府信息公开工作年度报告\n一、概述\n总体平稳。\n二、主动公开政府信息情况\n公开若干。\n三、收费及减免情况\n没有收费。\n';
    expect(rulesIn(text)).toEqual([]);
  });

  it.each(encodingIds)('a valid report as %s', (encoding) => {
    expect(rulesIn(render(minimalFigures, encoding).text)).toEqual([]);
  });
});

describe('structure/missing-section', () => {
  it('says what is missing on the heading after it, and puts it there', () => {
    const text = render(minimalFigures, 'tab-grid', { eol: '\r\n', headings: { 5: null } }).text;
    const [finding] = checkFindings(text.replace(/六、其他需要报告的事项/, '⟦$&⟧'), 'structure/missing-section');
    expect(say(finding!.message, 'zh')).toBe('缺少“五、存在的主要问题及改进情况”');
    expect(finding!.data).toEqual({ section: 5 });
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect(fixed).toContain('五、存在的主要问题及改进情况\r\n（一）存在的主要问题。\r\n');
    expect(rulesIn(fixed)).toEqual(['structure/thin-section']);
  });

  it('copies how the other headings are written', () => {
    const markdown = changed(heading, (_part, numeral) => `## 第${numeral}部分 `, render(minimalFigures, 'gfm', { airy: true, headings: { 4: null } }).text);
    const [finding] = findingsOf(markdown, 'structure/missing-section');
    const fixed = applyResolved(markdown, finding!.fixes[0]!.edits);
    expect(fixed).toContain('\n\n## 第四部分 政府信息公开行政复议、行政诉讼情况\n');
    expect(rulesIn(fixed)).toEqual([]);
  });

  it('appends to a last line without line break', () => {
    const text = changed(/\n六、其他需要[^]*/, '');
    const fixed = applyResolved(text, findingsOf(text, 'structure/missing-section')[0]!.fixes[0]!.edits);
    expect(fixed).toBe(`${text}\n六、其他需要报告的事项\n无。\n`);
  });

  it('takes one section after the other where several are missing', () => {
    let text = '\uFEFF云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n';
    expect(findingsOf(text, 'structure/missing-section').map(({ data }) => data?.['section'])).toEqual([2, 3, 4, 5]);
    for (let round = 0; round < 4; round++) text = applyResolved(text, findingsOf(text, 'structure/missing-section')[0]!.fixes[0]!.edits);
    expect(rulesIn(text)).toEqual(['structure/overview-topics', 'structure/thin-section']);
  });

  it('gives a fragment one information', () => {
    const table = changed(/[^]*三、收到和处理.*\n([^]*?)四、政府信息公开行政[^]*/, '$1');
    const findings = analyseText(table).findings;
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['structure/missing-section', 'information']]);
    expect(findings[0]?.fixes).toEqual([]);
  });
});

describe('structure/missing-table', () => {
  it('silences empty-section and names the table', () => {
    const text = render(minimalFigures, 'pipe-open', { without: ['review'] }).text;
    const findings = analyseText(text).findings;
    expect(findings.map(({ rule }) => rule)).toEqual(['structure/missing-table']);
    expect(findings[0]?.data).toEqual({ section: 4, table: 'review' });
  });

  it('does not hide a section that is missing as a whole', () => {
    expect(rulesIn(render(minimalFigures, 'pipe-open', { headings: { 4: null } }).text)).toEqual(['structure/missing-section']);
  });
});

describe('structure/section-title', () => {
  it('hints at words that only number and place identify', () => {
    const text = changed('五、存在的主要问题及改进情况', '五、工作中的不足与下一步打算');
    const [finding, ...others] = analyseText(text).findings;
    expect(others).toEqual([]);
    expect([finding?.rule, finding?.severity]).toEqual(['structure/section-title', 'hint']);
    expect(applyResolved(text, finding!.fixes[0]!.edits)).toBe(base);
  });
});

describe('structure/missing-title', () => {
  it('offers a title where the year is known', () => {
    const text = render({ ...minimalFigures, title: null, preface: ['本报告数据统计期限为2023年1月1日至2023年12月31日。'] }, 'pipe-open').text;
    const [finding] = findingsOf(text, 'structure/missing-title');
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect(fixed.split('\n')[0]).toBe('××××2023年政府信息公开工作年度报告');
    expect(rulesIn(fixed)).toEqual(['text/placeholder']);
  });

  it('offers none where it is not', () => {
    const text = render({ ...minimalFigures, title: null }, 'pipe-open').text;
    expect(findingsOf(text, 'structure/missing-title')[0]?.fixes).toEqual([]);
  });
});
