/** Ends of place names inside the name of a body. */
const PLACE_ENDS = '省市县区州旗盟镇乡';
const STOP = /[。！？!?.]/;
const GOVERNMENT = /(?:人民)?政府$/;

/** Names by the code of their first character, the longest first. */
export type Names = ReadonlyMap<number, readonly string[]>;

export const NO_NAMES: Names = new Map();
const known = new Map<string, Names>();

/** What a report may call its own body: 云岭县水务局, 县水务局, 水务局; a government also 云岭县, 县政府 and 云岭县政府. */
export function namesOf(body: string | null): Names {
  if (body === null) return NO_NAMES;
  let names = known.get(body);
  if (names === undefined) {
    // A server checks many reports; the bodies of a folder are few.
    if (known.size > 200) known.clear();
    known.set(body, (names = build(body)));
  }
  return names;
}

/** Whether 全市 or 全县 is the body's own reach. */
export function isGovernment(body: string | null): boolean {
  return body !== null && (GOVERNMENT.test(body) || PLACE_ENDS.includes(body.at(-1)!));
}

function build(body: string): Names {
  const names = new Set<string>();
  for (const form of [body, body.replace('人民政府', '政府'), body.replace(/街道办事处$/, '街道')]) {
    for (let at = 0; at < form.length - 1; at++) {
      if (at === 0 || PLACE_ENDS.includes(form[at]!) || PLACE_ENDS.includes(form[at - 1]!)) names.add(form.slice(at));
    }
  }
  if (GOVERNMENT.test(body)) {
    const place = body.replace(GOVERNMENT, '');
    for (let at = 0; at < place.length - 1; at++) if (at === 0 || PLACE_ENDS.includes(place[at - 1]!)) names.add(place.slice(at));
  }
  const byFirst = new Map<number, string[]>();
  // A sentence ends at a stop, be it in a name.
  for (const name of [...names].filter((form) => form.length > 1 && !STOP.test(form)).sort((a, b) => b.length - a.length)) {
    const others = byFirst.get(name.charCodeAt(0));
    if (others === undefined) byFirst.set(name.charCodeAt(0), [name]);
    else others.push(name);
  }
  return byFirst;
}
