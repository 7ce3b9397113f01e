import type { Example } from '../../server/src/core/rules/types.js';
import { encodingIds, encodings, type EncodingId, type RenderOptions } from './render.js';

/** What else may differ about a file. */
export const variants: readonly (readonly [string, RenderOptions])[] = [['LF', {}], ['CRLF', { eol: '\r\n' }], ['BOM', { bom: true }]];

/** Whether the encoding can show what the example shows. */
function canShow(encoding: EncodingId, example: Example): boolean {
  const { blanks, faithful } = encodings[encoding];
  const fields = example.text.split('\n').flatMap((line) => line.replace(/\|\s*$/, '').split('|').slice(1));
  if (fields.some((field) => /^[\s⟦⟧]*$/.test(field)) && blanks.length < 3) return false;
  // PDF text breaks labels over lines and knows numbers by the spaces around them.
  return faithful || (example.in !== 'disclosure' && fields.every((field) => /^[\s⟦⟧\d]*$/.test(field)) && !/[⟦⟧][^|]*\|/.test(example.text.split('|')[0]! + '|'));
}

/** The encodings in which an example can be written; prose has but one. */
export function encodingsOf(example: Example): readonly EncodingId[] {
  if (example.in !== 'applications' && example.in !== 'disclosure' && example.in !== 'review') return ['pipe-open'];
  return encodingIds.filter((encoding) => canShow(encoding, example));
}
