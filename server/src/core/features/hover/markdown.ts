/** Markdown for hovers: short lines, no HTML, nothing from the document taken for markup. */

/** Text from the document or a template, so that it shows as it is written, on one line and not too long. */
export function plain(text: string, limit = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const short = line.length > limit ? `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
  return short.replace(/[\\`*_{}[\]<>#|~!@&]/g, '\\$&').replace(/:\/\//g, ':\\//').replace(/\bwww\./gi, 'www\\.');
}

export function bold(text: string): string {
  return `**${text}**`;
}

/** A link, or the label alone where there is no address that a reader may open. */
export function link(label: string, url: string | undefined): string {
  return anchor(label, url !== undefined && /^https?:\/\//.test(url) ? url : undefined);
}

/** A link to a place that the editor itself gave the address of, or the label alone where it gave none. */
export function anchor(label: string, address: string | undefined): string {
  if (address === undefined) return label;
  return `[${label}](${address.replace(/[()\s<>]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

/** Lines of one paragraph; empty ones are left out. */
export function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('  \n');
}

/** A headline, a rule, then paragraphs; empty ones are left out. */
export function page(headline: string, ...paragraphs: readonly (string | null)[]): string {
  const body = paragraphs.filter((part) => part !== null && part !== '');
  return body.length === 0 ? headline : [headline, '---', ...body].join('\n\n');
}
