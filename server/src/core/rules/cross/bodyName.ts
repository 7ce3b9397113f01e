import type { Text } from '../../l10n/message.js';
import { chromeOf, prefaceOf, signatureOf, type Passage } from '../../model/sectionText.js';
import { boundedDistance } from '../../template/distance.js';
import { perPlace } from '../../text/perPlace.js';
import { removeSpace } from '../../text/space.js';
import { replaceFix } from '../common.js';
import data from '../text/data/bodyName.json';
import { mayBeSameBody } from '../text/support/body.js';
import { within } from '../text/support/written.js';
import type { Loc } from '../../syntax/types.js';
import type { Report } from '../../model/types.js';
import type { Rule, RuleDocs } from '../types.js';
import { matchesIn, pattern } from '../../text/pattern.js';

const messages = {
  signature: { zh: '落款是“{actual}”，标题写的是“{expected}”', en: 'Signed by “{actual}”, but the title says “{expected}”' },
  slip: { zh: '机关名称“{actual}”与标题的“{expected}”差一点，是不是写错了？', en: '“{actual}” is nearly but not quite the “{expected}” of the title. Is it a slip?' },
} satisfies Rule['messages'];

const texts = {
  replace: { zh: '改为“{expected}”', en: 'Change to “{expected}”' },
  title: { zh: '标题在这里', en: 'The title' },
} satisfies Record<string, Text>;

interface Named {
  readonly at: Loc;
  readonly name: string;
}

/** Names shorter than this (本局, 我镇) differ from each other by too little to compare. */
const SHORTEST = 4;

export const rule: Rule = {
  id: 'cross/body-name',
  severity: 'information',
  messages,
  check({ report, add }) {
    const { title } = report;
    if (title?.body == null) return;
    const expected = title.body;
    const tell = ({ at, name }: Named, message: keyof typeof messages): void => {
      const args = { actual: name, expected };
      const fixes = message === 'slip' ? { fixes: () => [replaceFix('suggestion', { text: texts.replace, args }, at, expected)] } : {};
      add({ at, message: { text: messages[message], args }, data: { expected, actual: name }, related: [{ at: title.loc, message: { text: texts.title } }], ...fixes });
    };
    for (const named of namesIn(report)) if (isSlip(named.name, expected)) tell(named, 'slip');
    const { body } = signatureOf(report);
    if (body === null) return;
    const signed: Named = { at: body, name: removeSpace(body.text) };
    if (isSlip(signed.name, expected)) tell(signed, 'slip');
    else if (signed.name !== expected && !mayBeSameBody(signed.name, expected)) tell(signed, 'signature');
  },
};

/** Names looked for before, by the preface: a key in a table leaves them as they are. */
const namesFrom = perPlace((_preface: readonly Passage[]): { known: { readonly chrome: readonly Passage[]; readonly expected: string; readonly names: readonly Named[] } | null } => ({ known: null }));

/** The names the preface and the page give: those that begin as the title's name does and end as it does. */
function namesIn(report: Report): readonly Named[] {
  const expected = report.title!.body!;
  if (expected.length < SHORTEST) return [];
  const preface = prefaceOf(report);
  const chrome = chromeOf(report);
  const kept = namesFrom(preface);
  if (kept.known?.chrome !== chrome || kept.known.expected !== expected) kept.known = { chrome, expected, names: findNames(preface, chrome, expected) };
  return kept.known.names;
}

function findNames(preface: readonly Passage[], chrome: readonly Passage[], expected: string): readonly Named[] {
  const begin = expected.slice(0, 2);
  const labels = pattern(data.labels, 'u');
  const naming = preface.filter(({ text }) => mayHaveOther(text, begin, expected));
  for (const passage of chrome) if (mayHaveOther(passage.text, begin, expected) && labels.test(passage.text)) naming.push(passage);
  if (naming.length === 0) return [];
  const names = new RegExp(`${escape(begin)}\\p{Script=Han}{1,${expected.length}}?${escape(expected.at(-1)!)}`, 'gu');
  return naming.flatMap((passage) => matchesIn(names, passage.text).map(({ index, 0: name }) => ({ at: within(passage, index, index + name.length), name })));
}

/** Whether a name begins somewhere as the expected one does, and goes on otherwise. */
function mayHaveOther(text: string, begin: string, expected: string): boolean {
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) if (!text.startsWith(expected, at)) return true;
  return false;
}

/** One character of a name as long as the other is another one. Longer and shorter names may be full and short names of one body. */
function isSlip(name: string, expected: string): boolean {
  return name !== expected && name.length === expected.length && name.length >= SHORTEST && boundedDistance(name, expected, 1) === 1 && !mayBeSameBody(name, expected);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export const docs: RuleDocs = {
  title: { zh: '机关名称前后不一致', en: 'The name of the body differs' },
  what: {
    zh: '落款的机关与标题的对不上，或者开头一段、落款、发布机构里的名称与标题只差一个字时，标在该名称上。',
    en: 'The signature names another body than the title, or the preface, the signature or the page has a name that differs from the title’s by one character.',
  },
  why: {
    zh: '名称不一致，多半是套用别的机关或者更名前的文本时没有改全。',
    en: 'It usually means that the text of another body, or one from before a change of name, was not adapted everywhere.',
  },
  fix: { zh: '只差一个字时，可以改成标题里的名称。', en: 'A name that differs by one character can be replaced by that of the title.' },
  exceptions: {
    zh: '全称与简称（市人社局与某市人力资源和社会保障局）、政府与它的办公室、省市县的增减不报。两块牌子一套人马的，不必理会。',
    en: 'Full and short names, a government and its office, and names with or without the province are not compared. Ignore it where one institution has two names.',
  },
  good: [
    {
      title: { zh: '全称与简称', en: 'Full and short name' },
      text: '云岭县住建局2023年政府信息公开工作年度报告\n云岭县住房和城乡建设局编制本报告。\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n云岭县住房和城乡建设局\n2024年1月16日\n',
    },
  ],
  bad: [
    {
      title: { zh: '开头的名称差一个字', en: 'One character differs in the preface' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n现由⟦云岭县水利局⟧报告全年工作情况。\n一、总体情况\n围绕重点事项及时更新信息。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n现由云岭县水务局报告全年工作情况。\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
    {
      title: { zh: '落款是别的机关', en: 'Signed by another body' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n⟦云岭县农业农村局⟧\n2024年1月16日\n',
    },
  ],
};
