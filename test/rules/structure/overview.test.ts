import { describe, expect, it } from 'vitest';
import { checkFindings, findingsOf } from '../../harness/check.js';
import { wrapExample } from '../../harness/example.js';

const file = (title: string, overview: string, rest = ''): string => `${title}\n⟦一、总体情况⟧\n${overview}\n六、其他需要报告的事项\n无。\n${rest}`;
const plain = (marked: string): string => marked.replace(/[⟦⟧]/g, '');
const bureau = '云岭县水务局2023年政府信息公开工作年度报告';
const town = '云岭县柳溪镇人民政府2023年政府信息公开工作年度报告';

describe('structure/overview-topics', () => {
  const topics = ['主动公开事项更新及时', '依申请公开有人跟进', '政府信息管理责任到人', '网站栏目调整', '考核评议有结果'];

  it('is content with a sentence on each topic', () => {
    expect(findingsOf(plain(file(bureau, `${topics.join('。')}。`)), 'structure/overview-topics')).toEqual([]);
  });

  it.each([['disclosure', 0], ['requests', 1], ['management', 2], ['platforms', 3], ['supervision', 4]] as const)('misses %s', (id, index) => {
    const [finding] = checkFindings(file(bureau, `${topics.filter((_topic, other) => other !== index).join('。')}。`), 'structure/overview-topics');
    expect(finding).toMatchObject({ severity: 'information', data: { section: 1, missing: id } });
  });

  it('reads over spaces and sub-headings', () => {
    expect(findingsOf(plain(file(bureau, '（一）主 动 公 开\n平稳。\n（二）依申请公开情况\n平稳。\n（三）政府信息管理\n平稳。\n（四）平台建设\n平稳。\n（五）监督保障\n平稳。')), 'structure/overview-topics')).toEqual([]);
  });

  it('leaves an empty section to its rule', () => {
    expect(findingsOf(plain(file(bureau, '')), 'structure/overview-topics')).toEqual([]);
  });
});

describe('structure/overview-length', () => {
  const sentence = '主动公开事项更新及时。';

  it('counts characters without white space, and not the heading', () => {
    const exact = sentence.repeat(90) + '主动公开事项更新及。';
    expect(exact).toHaveLength(1000);
    expect(findingsOf(plain(file(bureau, exact)), 'structure/overview-length')).toEqual([]);
    expect(findingsOf(plain(file(bureau, exact.replaceAll('。', '。 \u3000'))), 'structure/overview-length')).toEqual([]);
    const [finding] = checkFindings(file(bureau, `${exact}完`), 'structure/overview-length');
    expect(finding?.data).toMatchObject({ actual: '1001', expected: '1000' });
  });

  it('does not count what the page says below a report', () => {
    const text = `${bureau}\n一、总体情况\n${sentence}\n${`主办单位：${'水'.repeat(60)}\n`.repeat(20)}`;
    expect(findingsOf(text, 'structure/overview-length')).toEqual([]);
  });

  it('has no limit before the form of 2021', () => {
    expect(findingsOf(plain(file(bureau.replace('2023', '2020'), sentence.repeat(100))), 'structure/overview-length')).toEqual([]);
  });

  it('takes another limit', () => {
    const options = { 'structure/overview-length': { limit: 10 } };
    expect(findingsOf(plain(file(bureau, sentence)), 'structure/overview-length', { rules: {}, form: 'auto', options })).toHaveLength(1);
  });
});

describe('structure/overview-accountability', () => {
  it.each([
    ['appraisal', '社会评议良好，没有责任追究情形。'],
    ['review', '纳入考核，没有责任追究情形。'],
    ['accountability', '纳入考核，社会评议良好。'],
  ])('misses %s in the report of a town', (id, text) => {
    const [finding] = checkFindings(file(town, text), 'structure/overview-accountability');
    expect(finding).toMatchObject({ severity: 'information', data: { missing: id } });
  });

  it.each(['云岭县水务局', '云岭县东门街道办事处', '云岭县人民政府办公室', '高新区(近海镇)', '云岭大学'])('asks nothing of %s', (body) => {
    expect(findingsOf(plain(file(bureau.replace('云岭县水务局', body), '平稳。')), 'structure/overview-accountability')).toEqual([]);
  });
});

describe('structure/thin-section', () => {
  it.each(['⟦无⟧', '⟦无。⟧', '⟦没有问题。⟧', '⟦本年度不存在问题。⟧', '⟦暂无存在的主要问题。⟧', '⟦今后将继续努力。⟧'])('finds %s', (text) => {
    const [finding] = checkFindings(wrapExample({ in: 'section5', text }), 'structure/thin-section');
    expect(finding?.severity).toBe('warning');
  });

  it.each(['（一）存在的主要问题。部分栏目更新不及时，解读材料偏少。\n（二）改进情况。建立台账，逐月检查并通报结果。', '没有专职人员，栏目更新不够及时；今后由办公室统一安排，每月检查一次并通报结果。'])('says nothing about %s', (text) => {
    expect(findingsOf(wrapExample({ in: 'section5', text }), 'structure/thin-section')).toEqual([]);
  });
});
