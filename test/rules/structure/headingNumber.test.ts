import { describe, expect, it } from 'vitest';
import { applyPreferred, checkFindings, findingsOf } from '../../harness/check.js';
import { wrapExample } from '../../harness/example.js';

const rule = 'structure/heading-number';
const report = (text: string): string => wrapExample({ in: 'section5', text });

describe(rule, () => {
  const silent: readonly (readonly [string, string])[] = [
    ['one list', '（一）甲事项。\n（二）乙事项。\n（三）丙事项。'],
    ['half-width brackets with spaces', '(一) 甲事项。\n( 二 )乙事项。\n(三) 丙事项。'],
    ['lists that begin again under each heading', '（一）甲事项。\n1.子。\n2.丑。\n（二）乙事项。\n1.寅。\n2.卯。'],
    ['numbers that go on over headings', '（一）甲事项。\n1.子。\n2.丑。\n（二）乙事项。\n3.寅。\n4.卯。'],
    ['lists of one under each heading', '（一）甲事项。\n1.子。\n（二）乙事项。\n1.寅。'],
    ['two lists one after the other', '问题：一是甲；二是乙；三是丙。\n改进：一是丁；二是戊。'],
    ['a list within a list', '一是甲：一要子，二要丑；二是乙：一要寅，二要卯；三是丙。'],
    ['a list within the first point', '一是甲，一是子、二是丑；二是乙。'],
    ['a list over paragraphs', '一是甲事项。\n二是乙事项。\n三是丙事项。'],
    ['paragraphs each with one point', '问题方面，一是甲。\n改进方面，一是乙。'],
    ['counting that begins in other words', '首先是甲；二是乙；三是丙。'],
    ['一是 as words', '统一是基础，之一是关键，第一是质量，三是不够的。'],
    ['a number at the start of a line that is none', '2023年工作平稳。\n3.5万人次受益。\n12月完成。\n5个镇达标。'],
    ['arabic numbers under spoken ones', '一是甲：\n1.子。\n二是乙：\n1.丑。'],
    ['three levels', '（一）甲。\n1.子。\n（1）寅。\n（2）卯。\n2.丑。\n（1）辰。\n（2）巳。\n（二）乙。'],
    ['a broken citation', '根据第二十条第\n（五）项的规定办理。\n（八）项同样办理。'],
    ['eleven points', Array.from({ length: 11 }, (_unused, index) => `${index + 1}.事项。`).join('\n')],
  ];
  it.each(silent)('says nothing about %s', (_name, text) => {
    expect(findingsOf(report(text), rule)).toEqual([]);
  });

  const said: readonly (readonly [string, string, string])[] = [
    ['a gap', '（一）甲事项。\n⟦（三）⟧丙事项。', '（一）甲事项。\n（二）丙事项。'],
    ['a gap that shifts the rest', '1、甲。\n⟦3、⟧乙。\n4、丙。\n5、丁。', '1、甲。\n2、乙。\n3、丙。\n4、丁。'],
    ['a repeat that shifts the rest', '（一）甲。\n（二）乙。\n⟦（二）⟧丙。\n（三）丁。', '（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。'],
    ['a single slip', '（一）甲。\n⟦（三）⟧乙。\n（三）丙。\n（四）丁。', '（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。'],
    ['a repeated first', '（一）甲。\n⟦（一）⟧乙。\n（三）丙。', '（一）甲。\n（二）乙。\n（三）丙。'],
    ['a list that begins with two', '⟦（二）⟧甲。\n（三）乙。', '（一）甲。\n（二）乙。'],
    ['a spoken gap', '一是甲；⟦三是⟧乙；四是丙。', '一是甲；二是乙；三是丙。'],
    ['a spoken repeat', '一是甲；二是乙；⟦二是⟧丙。', '一是甲；二是乙；三是丙。'],
    ['a repeat under the second heading', '（一）甲。\n1.子。\n2.丑。\n（二）乙。\n1.寅。\n⟦1.⟧卯。\n3.辰。', '（一）甲。\n1.子。\n2.丑。\n（二）乙。\n1.寅。\n2.卯。\n3.辰。'],
    ['full-width digits', '１．甲。\n⟦３．⟧乙。', '１．甲。\n２．乙。'],
    ['numbers in brackets', '（1）甲。\n⟦（1）⟧乙。', '（1）甲。\n（2）乙。'],
  ];
  it.each(said)('finds %s', (_name, text, fixed) => {
    for (const { severity, fixes } of checkFindings(report(text), rule)) {
      expect(severity).toBe('warning');
      expect(fixes.map(({ kind }) => kind)).toEqual(['suggestion']);
    }
    expect(applyPreferred(report(text.replaceAll(/[⟦⟧]/g, '')), rule)).toBe(report(fixed));
  });

  it('leaves the sections with tables alone', () => {
    const text = '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n总体平稳。\n三、收到和处理政府信息公开申请情况\n（一）说明甲。\n（三）说明乙。\n';
    expect(findingsOf(text, rule)).toEqual([]);
  });
});
