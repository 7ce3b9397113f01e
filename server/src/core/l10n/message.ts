/** Output languages. */
export type Language = 'zh' | 'en';

/** One text in both output languages. Placeholders stand as `{name}`. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What a placeholder may be filled with; a Text is resolved to the output language. */
export type MessageArgument = string | number | Text;

/** A text with its arguments, not yet in any language (DESIGN invariant 7). */
export interface Message {
  readonly text: Text;
  readonly args?: Readonly<Record<string, MessageArgument>>;
}

/** Renders a message; an unknown placeholder is left as it stands, so that a mistake is seen. */
export function render({ text, args }: Message, language: Language): string {
  const words = text[language];
  if (args === undefined) return words;
  let rendered = '';
  let done = 0;
  for (let open = words.indexOf('{'); open >= 0; open = words.indexOf('{', open + 1)) {
    const close = words.indexOf('}', open);
    if (close < 0) break;
    const value = args[words.slice(open + 1, close)];
    if (value === undefined) continue;
    rendered += words.slice(done, open) + (typeof value === 'object' ? value[language] : String(value));
    done = close + 1;
  }
  return done === 0 ? words : rendered + words.slice(done);
}
