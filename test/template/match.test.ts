import { describe, expect, it } from 'vitest';
import { tableTemplate } from '../../server/src/core/template/load.js';
import { officialLexicon } from '../../server/src/core/template/formSet.js';
import { isCut, type Lexicon } from '../../server/src/core/template/match.js';

const bound = <K extends 'rows' | 'columns' | 'groups' | 'sectionTitle' | 'isLabel' | 'split' | 'nearest'>(name: K): Lexicon[K] => officialLexicon[name].bind(officialLexicon) as Lexicon[K];
const matchRow = bound('rows');
const matchColumn = bound('columns');
const matchGroup = bound('groups');
const matchSectionTitle = bound('sectionTitle');
const isTableLabel = bound('isLabel');
const splitLabel = bound('split');
const nearestLabel = bound('nearest');

const rows = (form: '2019' | '2021', id: 'disclosure' | 'applications' | 'review') => tableTemplate(form, id).blocks.flatMap((block) => block.rows);
const columns = (form: '2019' | '2021', id: 'disclosure' | 'applications' | 'review') => tableTemplate(form, id).blocks.flatMap((block) => block.columns);
const brief = (matches: readonly { id: string; quality: string }[]): string[] => matches.map(({ id, quality }) => `${id} ${quality}`);

describe('matchSectionTitle', () => {
  it.each([
    ['总体情况', 1, 'exact'],
    ['概述', 1, 'variant'],
    ['主动公开政府信息情况', 2, 'exact'],
    ['行政机关主动公开政府信息情况', 2, 'exact'],
    ['主动公开政府信息的情况', 2, 'variant'],
    ['主动公开政府信息详情', 2, 'variant'],
    ['收到和处理政府信息公开申请情况', 3, 'exact'],
    ['行政机关收到和处理政府信息公开申请情况', 3, 'exact'],
    ['政府信息公开申请接收与办理情况', 3, 'variant'],
    ['政府信息公开行政复议、行政诉讼情况', 4, 'exact'],
    ['因政府信息公开工作被申请行政复议、提起行政诉讼情况', 4, 'exact'],
    ['行政复议行政诉讼情况', 4, 'variant'],
    ['行政复议和行政诉讼情况', 4, 'variant'],
    ['行政复议及行政诉讼情况', 4, 'variant'],
    ['被申请行政复议提起行政诉讼情况', 4, 'variant'],
    ['存在的主要问题及改进情况', 5, 'exact'],
    ['政府信息公开工作存在的主要问题及改进情况', 5, 'exact'],
    ['存在问题及改进情况', 5, 'variant'],
    ['存在的主要问题及改进措施', 5, 'variant'],
    ['其他需要报告的事项', 6, 'exact'],
    ['其它需要报告的事项', 6, 'variant'],
    ['其他事项', 6, 'variant'],
    ['其他报告事项', 6, 'variant'],
  ])('%s opens section %i: %s', (words, role, quality) => {
    expect(matchSectionTitle(words)).toMatchObject({ role, quality });
  });

  it.each(['政府信息公开行政复议行政诉讼情况', '政府信息公开行政复议,行政诉讼情况', '政府信息公开 行政复议、\u3000行政诉讼情况', '四、政府信息公开行政复议、行政诉讼情况', '（四）政府信息公开行政复议、行政诉讼情况：'])('%s is exact whatever its punctuation', (words) => {
    expect(matchSectionTitle(words)).toEqual({ role: 4, quality: 'exact', canonical: '政府信息公开行政复议、行政诉讼情况' });
  });

  it.each([
    ['总休情况', 1],
    ['主动公开政府信患情况', 2],
    ['收到和处理政府信息公开申清情况', 3],
    ['政府信息公开行攻复议、行政诉讼情兄', 4],
    ['存在的主要问題及改进情况', 5],
    ['其他需要报吿的事项', 6],
  ])('%s is near to section %i', (words, role) => {
    expect(matchSectionTitle(words)).toMatchObject({ role, quality: 'near' });
  });

  it.each([
    '结转下年度继续办理', '四、结转下年度继续办理', '本年度办理结果', '三、本年度办理结果', '本年新收政府信息公开申请数量', '一、本年新收政府信息公开申请数量',
    '主动公开情况', '主动公开政府信息', '主动公开政府信息方面', '政府信息公开平台建设', '监督保障', '依申请公开情况', '收到政府信息公开申请情况',
    '存在的主要问题', '改进情况', '情况', '总体', '具体情况', '组织领导', '行政复议', '行政诉讼', '其他', '其他处理', '政府信息公开行政复议情况', '', '2023年', '一、',
  ])('%s is no section title', (words) => {
    expect(matchSectionTitle(words)).toBeNull();
  });
});

describe('matchRow', () => {
  it('knows every row of both forms by its label, with and without its numeral', () => {
    for (const form of ['2019', '2021'] as const) {
      for (const id of ['disclosure', 'applications', 'review'] as const) {
        for (const row of rows(form, id)) {
          for (const words of [row.label, `${row.numeral}${row.label}`, `${row.numeral} ${[...row.label].join(' ')}`]) {
            expect(matchRow(words, id, form)[0], words).toMatchObject({ id: row.id, quality: 'exact', template: row });
          }
        }
      }
    }
  });

  it.each([
    ['部分公开', 'partial'],
    ['（二） 部分公开 (区分处理的, 只计这一情形, 不计其他情形)', 'partial'],
    ['3. 危及“三安全一稳定”', 'd3'],
    ["3.危及'三安全一稳定'", 'd3'],
    ['危及三安全一稳定', 'd3'],
    ['其他法律、行政法规禁止公开', 'd2'],
    ['法律行政法规禁止公开', 'd2'],
    ['申请人无正当理由逾期不补正', 'o1'],
    ['申请人无正当\n理由逾期不补正', 'o1'],
    ['2．申请人逾期未按收费通知要求缴纳费用', 'o2'],
    ['(七)总计', 'total'],
    ['七总计', 'total'],
    ['总计(7)', 'total'],
    ['总计（件）', 'total'],
    ['结转下一年度继续办理', 'carryOut'],
    ['结转下一年继续办理', 'carryOut'],
    ['３．其他', 'o3'],
  ])('%s is %s', (words, id) => {
    expect(matchRow(words, 'applications', '2021').map((match) => match.id)).toEqual([id]);
  });

  it('tells a note in brackets from the form’s own words', () => {
    expect(brief(matchRow('（七）总计（件）', 'applications', '2021'))).toEqual(['total variant']);
  });

  it('gives the official reading before the alias', () => {
    expect(matchRow('规范性文件', 'disclosure')).toMatchObject([{ quality: 'exact', forms: ['2019'] }, { quality: 'variant', forms: ['2021'] }]);
    expect(matchRow('行政规范性文件', 'disclosure')).toMatchObject([{ quality: 'exact', forms: ['2021'] }, { quality: 'variant', forms: ['2019'] }]);
  });

  it('gives one reading for a row that both forms share', () => {
    expect(matchRow('重复申请')).toMatchObject([{ id: 'n2', table: 'applications', forms: ['2021', '2019'], blocks: ['applications'] }]);
  });

  it('keeps the readings of ambiguous words apart by table', () => {
    expect(brief(matchRow('总计'))).toEqual(['total exact']);
    expect(matchColumn('总计').map((match) => match.table)).toEqual(['applications', 'review']);
    expect(brief(matchRow('其他', 'applications'))).toEqual(['o3 exact']);
    expect(brief(matchColumn('其他', 'applications'))).toEqual(['other exact']);
    expect(matchColumn('其他', 'review')).toEqual([]);
    expect(matchRow('其他处理', 'applications')).toMatchObject([{ id: 'o', forms: ['2019'] }]);
    expect(matchGroup('其他处理', 'applications')).toMatchObject([{ id: 'otherHandling', forms: ['2021'] }]);
  });

  it.each(['其他法律法规禁止公开', '无正当理由大量重复申请', '属于工作秘密', '内部管理信息', '72', '', '1.', '无', '-', '公开'])('%s is no row', (words) => {
    expect(matchRow(words)).toEqual([]);
  });
});

describe('matchColumn and matchGroup', () => {
  it.each([
    ['商业 企业', 'commercial exact'],
    ['商业\n企业', 'commercial exact'],
    ['公益组织', 'social variant'],
    ['本年收费金额(单位:万元)', 'amount exact'],
    ['本年收费金额（单位：万元，保留4位小数）', 'amount variant'],
    ['本年收费金额（万元）', 'amount variant'],
    ['现行有效件', 'valid variant'],
    ['本年制发', 'made variant'],
    ['本年增/减', 'change exact'],
    ['结果 维持', 'upheld exact'],
  ])('%s is %s', (words, expected) => {
    expect(brief(matchColumn(words))).toEqual([expected]);
  });

  it('does not take a column of one form for one of the other', () => {
    expect(matchColumn('本年新制作数量')).toMatchObject([{ id: 'created', forms: ['2019'] }]);
    expect(matchColumn('对外公开总数量')).toMatchObject([{ id: 'public', forms: ['2019'] }]);
    expect(matchColumn('处理决定数量', 'disclosure')[0]).toMatchObject({ id: 'handled', forms: ['2019'] });
    expect(matchColumn('本年处理决定数量', 'disclosure')[0]).toMatchObject({ id: 'decisions', forms: ['2021'] });
  });

  it.each([
    ['第二十条第（一）项', 'item1'],
    ['第二十条  第(一)项', 'item1'],
    ['第二十条第一项', 'item1'],
    ['第二十条第（九）项', 'item9'],
    ['三、本年度办理结果', 'results'],
    ['(三) 不予公开', 'denied'],
    ['（四）不予公开', 'denied'],
    ['行政诉讼', 'litigation'],
    ['法人或其他组织', 'organisations'],
    ['信息内容', 'content'],
    ['(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)', 'corner'],
  ])('%s is the group %s', (words, id) => {
    expect(brief(matchGroup(words))).toEqual([`${id} exact`]);
  });
});

describe('nearestLabel', () => {
  it.each([
    ['其他法律法规禁止公开', 'd2'],
    ['2.其他法律法规禁止公开', 'd2'],
    ['三类内容事务信息', 'd5'],
    ['属于三类内容事务信息', 'd5'],
    ['无正当理由大量重复申请', 'n4'],
    ['结转下年度继续力理', 'carryOut'],
    ['部份公开', 'partial'],
  ])('row %s misspells %s', (words, id) => {
    expect(nearestLabel(words, rows('2021', 'applications'))?.template.id).toBe(id);
  });

  it('finds the column behind a letter lost', () => {
    expect(nearestLabel('本年度止件数', columns('2021', 'disclosure'))).toMatchObject({ template: { id: 'repealed' }, distance: 1 });
  });

  it.each(['重复申请', '不予公开', '属于工作秘密', '属于内部管理信息', '本年新制作数量', '行政确认', '其', '12', ''])('%s misspells no other row of table 3', (words) => {
    const candidates = rows('2021', 'applications').filter((row) => row.id !== 'n2');
    expect(nearestLabel(words, candidates)).toBeNull();
  });

  it('does not choose between two equally near', () => {
    expect(nearestLabel('本年制止件数', columns('2021', 'disclosure'))).toBeNull();
  });

  it('never takes an item of article 20 for another', () => {
    expect(nearestLabel('第二十条第（二）项', tableTemplate('2021', 'disclosure').groups)).toBeNull();
    expect(nearestLabel('第二十条第（九）项', tableTemplate('2021', 'disclosure').groups)).toBeNull();
  });
});

describe('isCut', () => {
  it('knows the first line of a header', () => {
    const found = (words: string): string[] => columns('2021', 'review').filter((column) => isCut(words, column)).map((column) => column.id);
    expect(found('结果')).toEqual(['upheld', 'corrected']);
    expect(found('其他')).toEqual(['other']);
    expect(found('尚未')).toEqual(['pending']);
    expect(found('总计')).toEqual([]);
    expect(found('总')).toEqual([]);
  });
});

describe('isTableLabel and splitLabel', () => {
  it.each(['（三）不予公开 1.属于国家秘密', '三、本年度办理结果 （一）予以公开', '三、本年度办理结果（三）不予公开1.属于国家秘密', '总计', '（七）总计（件）', '商业企业', '第二十条第（一）项', '4. 无正当理由大量反复申请'])('%s is a label', (words) => {
    expect(isTableLabel(words)).toBe(true);
  });

  it.each(['全年共受理重复申请', '总体情况', '行政复议行政诉讼情况说明', '72', '', '。'.repeat(300)])('%s is none', (words) => {
    expect(isTableLabel(words)).toBe(false);
  });

  it('finds the longest label at the end', () => {
    const line = '（三）不予公开  1. 属于国家秘密 ';
    expect(splitLabel(line)).toEqual({ start: line.indexOf('属'), words: '属于国家秘密', whole: true });
    expect(splitLabel('2.其他法律行政法规禁止公开')).toMatchObject({ words: '其他法律行政法规禁止公开', whole: true });
    expect(splitLabel('有信息属于国家秘密')).toMatchObject({ words: '属于国家秘密', whole: false });
    expect(splitLabel('今年没有申请')).toBeNull();
  });
});
