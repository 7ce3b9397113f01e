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
export function render(message: Message, language: Language): string {
  return message.text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = message.args?.[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? render({ text: value }, language) : String(value);
  });
}
