import type { Language } from '../../l10n/message.js';
import { clausesFor, type Citation } from '../../model/citations.js';
import type { Template } from '../../template/types.js';
import { clauseParagraph } from './clauses.js';
import { bold, page, plain } from './markdown.js';

/** A clause named in the prose: its gist and where to read it; null where the template does not know it. */
export function citationHover(citation: Citation, template: Template, language: Language): string | null {
  const clauses = clausesFor(citation, template);
  if (clauses.length === 0) return null;
  return page(bold(plain(citation.text)), clauseParagraph(clauses, template, language));
}
