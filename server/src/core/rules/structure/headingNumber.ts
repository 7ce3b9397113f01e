import type { Text } from '../../l10n/message.js';
import type { Section } from '../../model/types.js';
import { renumber, toChineseNumeral } from '../../syntax/numeral.js';
import type { Loc } from '../../syntax/types.js';
import type { Edit, Fix, Rule, RuleDocs } from '../types.js';
import { slipsIn, type Item, type Slip } from './support/numbering.js';

const messages = {
  gap: { zh: '“{actual}”前面少了“{expected}”', en: '“{expected}” is missing before “{actual}”' },
  repeat: { zh: '“{actual}”重复了，这里应为“{expected}”', en: '“{actual}” comes again; this should be “{expected}”' },
  other: { zh: '序号“{actual}”应为“{expected}”', en: '“{actual}” should be “{expected}”' },
} satisfies Rule['messages'];

const texts = {
  one: { zh: '改为“{expected}”', en: 'Change to “{expected}”' },
  rest: { zh: '从这里起依次改为“{expected}”……', en: 'Renumber from here on: “{expected}” …' },
} satisfies Record<string, Text>;

/** The sections whose text is prose; the others hold the form's own numbered rows. */
const PROSE_SECTIONS: readonly Section['role'][] = [1, 5, 6];

export const rule: Rule = {
  id: 'structure/heading-number',
  severity: 'warning',
  messages,
  checkText({ part: { section }, add }) {
    if (section === null || !PROSE_SECTIONS.includes(section.role)) return;
    for (const slip of slipsIn(section)) {
      const { item, expected } = slip;
      const args = { actual: item.text, expected: written(item, expected) };
      const text = item.value === expected - 1 ? messages.repeat : item.value === expected + 1 && slip.rest.length > 0 ? messages.gap : messages.other;
      add({ at: placeOf(item), message: { text, args }, data: { section: section.role, expected: String(expected), actual: String(item.value) }, fixes: () => [fixOf(slip)] });
    }
  },
};

function fixOf({ item, expected, rest }: Slip): Fix {
  const items = [item, ...rest];
  const edits = items.map((each, index): Edit => ({ at: placeOf(each), newText: written(each, expected + index) }));
  return { title: { text: items.length > 1 ? texts.rest : texts.one, args: { expected: written(item, expected) } }, kind: 'suggestion', edits };
}

function placeOf({ passage, start, end }: Item): Loc {
  return { segment: passage.segment, start, end };
}

function written(item: Item, value: number): string {
  return item.kind === 'spoken' ? toChineseNumeral(value) + item.text.slice(-1) : renumber(item, value);
}

export const docs: RuleDocs = {
  title: { zh: '小标题、分点的序号跳号或重复', en: 'A gap or repeat in the numbering of the text' },
  what: {
    zh: '第一、五、六部分文字里的（一）（二）、1. 2.、（1）（2）和“一是、二是”缺号或重号时，标在不对的序号上。',
    en: 'In sections 1, 5 and 6 a number of （一）（二）, 1. 2., （1）（2） or 一是、二是 is left out or comes twice. The finding stands on the number that is off.',
  },
  why: {
    zh: '增删段落之后序号常常忘了改；跳号还会让人以为少了一段。',
    en: 'Numbers are often not adapted after a paragraph was added or removed, and a gap looks as if text were missing.',
  },
  fix: {
    zh: '只有一个错时改这一个；后面的都错位时，从这里起依次重排。如果确实少了一段，请补内容，不要重排。',
    en: 'A single slip is corrected; where all later numbers are shifted they are renumbered. If a paragraph is really missing, put it back instead.',
  },
  exceptions: {
    zh: '各小标题下可以重新从 1 开始，层次可以套用。表格里的序号另有规则核对。',
    en: 'Numbering may begin again under each heading, and lists may be nested. Numbers inside the tables have rules of their own.',
  },
  good: [
    {
      title: { zh: '各层各自连续', en: 'Each level counts on' },
      in: 'section5',
      text: '（一）存在的问题。一是更新不够及时；二是解读偏少。\n1.部分栏目更新慢。\n2.部分栏目内容少。\n（二）改进情况。一是按月检查，二是增加图解，三是请群众评议。\n1.建立台账。\n2.通报结果。',
    },
  ],
  bad: [
    {
      title: { zh: '跳号，后面依次错位', en: 'A gap that shifts the rest' },
      in: 'section5',
      text: '（一）存在的问题是部分栏目更新不够及时。\n⟦（三）⟧原因是专职人员偏少，业务股室报送不主动。\n（四）改进办法是按月检查并通报结果。',
      fixed: '（一）存在的问题是部分栏目更新不够及时。\n（二）原因是专职人员偏少，业务股室报送不主动。\n（三）改进办法是按月检查并通报结果。',
    },
    {
      title: { zh: '一段话里重号', en: 'A repeat within a paragraph' },
      in: 'section5',
      text: '主要问题：一是更新不够及时；⟦一是⟧解读材料文字偏多；三是专职人员偏少。今后按月检查，逐项整改。',
      fixed: '主要问题：一是更新不够及时；二是解读材料文字偏多；三是专职人员偏少。今后按月检查，逐项整改。',
    },
    {
      title: { zh: '数字序号重号', en: 'A repeated number' },
      in: 'section5',
      text: '1.部分栏目更新不够及时，群众有意见。\n2.解读材料文字偏多，图表偏少。\n⟦2.⟧专职人员偏少，培训不够。',
      fixed: '1.部分栏目更新不够及时，群众有意见。\n2.解读材料文字偏多，图表偏少。\n3.专职人员偏少，培训不够。',
    },
  ],
};
