import { Memo } from '../../../template/memo.js';
import { removeSpace } from '../../../text/space.js';
import data from '../data/bodies.json';
import { pattern } from '../../../text/pattern.js';

/** What kind of body a name names; null where the name does not tell. A prefecture-level and a county-level city look alike. */
export type BodyKind = 'street' | 'town' | 'zone' | 'government' | 'department';

const KINDS = ['street', 'town', 'zone', 'government', 'department'] as const;

/** The name without white space and without what brackets add to it. */
function plainName(name: string): string {
  return removeSpace(name).replace(/[（(][^（）()]*[）)]/g, '');
}

export function bodyKind(name: string | null): BodyKind | null {
  return name === null ? null : kinds.of(name);
}

/** By name: several rules ask, at every key. */
const kinds = new Memo((name): BodyKind | null => {
  const plain = plainName(name);
  return KINDS.find((kind) => pattern(data[kind]).test(plain)) ?? null;
});

/** Whether the body is a people's government, of any level: its report also covers the bodies below it. */
export function isGovernment(name: string | null): boolean {
  const kind = bodyKind(name);
  if (kind === 'zone') return pattern(data.people).test(plainName(name!));
  return kind === 'government' || kind === 'town';
}

/** Whether the body is certainly below the level that may issue 规章: county, district, town, street, development zone. */
export function isBelowPrefecture(name: string | null): boolean {
  if (name === null) return false;
  const kind = bodyKind(name);
  return kind === 'street' || kind === 'town' || kind === 'zone' || pattern(data.belowPrefecture).test(plainName(name));
}

/** The name with the usual abbreviations, so that 人民政府 and 政府, 委员会 and 委 compare as equal. */
function shortName(name: string): string {
  return data.abbreviations.reduce((short, [long, brief]) => short.replaceAll(long!, brief!), plainName(name));
}

/** Whether every character of the shorter name stands in the longer one in the same order: 市人社局 in 云岭市人力资源和社会保障局. */
function abbreviates(brief: string, full: string): boolean {
  let at = 0;
  for (const character of full) if (character === brief[at]) at++;
  return at === brief.length;
}

/** Whether two names can be those of one body, written out or abbreviated. */
export function mayBeSameBody(left: string, right: string): boolean {
  const [a, b] = [shortName(left), shortName(right)];
  return abbreviates(a, b) || abbreviates(b, a);
}
