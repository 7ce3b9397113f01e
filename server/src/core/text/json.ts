/** What came of reading JSON: a value, or the offset of the first character that cannot stand where it does. */
export type Json = { readonly value: unknown; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: number };

/** Reads strict JSON; a byte order mark before it is let pass. Says where it is broken: the engine's own messages often do not. */
export function parseJson(text: string): Json {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(bare) as unknown };
  } catch {
    return { fault: faultIn(bare) + text.length - bare.length };
  }
}

const space = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The offset where a text stops being JSON; its length where something is missing at the end. */
function faultIn(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const take = (character: string): boolean => {
    skip(space);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const key = (): boolean => {
    skip(space);
    return skip(string) && take(':');
  };
  for (;;) {
    skip(space);
    // A value, or the beginning of one.
    if (take('{')) {
      open.push('{');
      if (!take('}')) {
        if (!key()) return at;
        continue;
      }
      open.pop();
    } else if (take('[')) {
      open.push('[');
      if (!take(']')) continue;
      open.pop();
    } else if (!skip(string) && !skip(scalar)) return at;
    // What may follow it: the ends of the parts it stands in, then a comma.
    while (open.length > 0 && take(open.at(-1) === '{' ? '}' : ']')) open.pop();
    if (open.length === 0 || !take(',')) {
      skip(space);
      return at;
    }
    if (open.at(-1) === '{' && !key()) return at;
  }
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
