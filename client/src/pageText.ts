import type { Language } from '../../server/src/core/l10n/message.js';

const headings = { zh: '## 中文', en: '## English' } as const;

/** A rule page has a Chinese half and an English one; this puts the half in the reader's language first. */
export function startingWith(language: Language, page: string): string {
  const chinese = page.indexOf(`\n${headings.zh}`);
  const english = page.indexOf(`\n${headings.en}`);
  if (language === 'zh' || chinese < 0 || english < chinese) return page;
  return `${page.slice(0, chinese)}${page.slice(english).trimEnd()}\n${page.slice(chinese, english)}`;
}
