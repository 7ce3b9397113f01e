const made = new Map<string, Map<string, RegExp>>();

/** The regular expression of a source that stands in data, made once. */
export function pattern(source: string, flags = ''): RegExp {
  let bySource = made.get(flags);
  if (bySource === undefined) made.set(flags, (bySource = new Map()));
  let found = bySource.get(source);
  if (found === undefined) bySource.set(source, (found = new RegExp(source, flags)));
  return found;
}

const NONE: readonly RegExpExecArray[] = [];

/** All matches of an expression with the flag `g`; unlike `matchAll` it makes no copy of the expression for every text. */
export function matchesIn(expression: RegExp, text: string): readonly RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (match === null) return NONE;
  const matches: RegExpExecArray[] = [];
  while (match !== null) {
    matches.push(match);
    if (match[0] === '') expression.lastIndex++;
    match = expression.exec(text);
  }
  return matches;
}
