/** Markup that may go into a page as it is. `html` alone makes it. */
export interface Html {
  readonly markup: string;
}

/** What a place in a template may be filled with; null leaves it empty. */
export type Fill = Html | string | number | null | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters that a page may not hold: controls other than white space. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function filled(value: Fill): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(CONTROLS, '\ufffd').replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/**
 * A template of markup. Whatever is filled in is text and cannot become markup, unless `html` has made it; it may stand
 * between tags and in double-quoted attributes.
 */
export function html(strings: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  return { markup: strings.reduce((markup, string, i) => markup + filled(fills[i - 1]!) + string) };
}

/** An attribute with a space before it; nothing where there is no value. `name` is never text of a report. */
export function attribute(name: string, value: string | number | null): Html {
  return value === null || value === '' ? html`` : { markup: ` ${name}="${filled(value)}"` };
}
