import { describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/core/rules/docs.js';
import { rules } from '../../server/src/core/rules/index.js';
import type { Example } from '../../server/src/core/rules/types.js';
import { checkExample } from '../harness/check.js';
import { encodingIds, encodings, type EncodingId, type RenderOptions } from '../harness/render.js';

const variants: readonly (readonly [string, RenderOptions])[] = [['LF', {}], ['CRLF', { eol: '\r\n' }], ['BOM', { bom: true }]];

/** Whether the encoding can show what the example shows. */
function canShow(encoding: EncodingId, example: Example): boolean {
  const { blanks, faithful } = encodings[encoding];
  const fields = example.text.split('\n').flatMap((line) => line.replace(/\|\s*$/, '').split('|').slice(1));
  if (fields.some((field) => /^[\s⟦⟧]*$/.test(field)) && blanks.length < 3) return false;
  // PDF text breaks labels over lines and knows numbers by the spaces around them.
  return faithful || (example.in !== 'disclosure' && fields.every((field) => /^[\s⟦⟧\d]*$/.test(field)) && !/[⟦⟧][^|]*\|/.test(example.text.split('|')[0]! + '|'));
}

function encodingsOf(example: Example): readonly EncodingId[] {
  if (example.in !== 'applications' && example.in !== 'disclosure' && example.in !== 'review') return ['pipe-open'];
  return encodingIds.filter((encoding) => canShow(encoding, example));
}

describe.each(rules.map((rule) => [rule.id] as const))('%s', (id) => {
  const docs = ruleDocs[id];
  const examples = [...(docs?.good ?? []), ...(docs?.bad ?? [])];

  it('has examples of both kinds, and only the bad ones are marked', () => {
    expect(docs?.good.length).toBeGreaterThan(0);
    expect(docs?.bad.length).toBeGreaterThan(0);
    expect(docs?.good.filter(({ text }) => text.includes('⟦'))).toEqual([]);
    expect(docs?.bad.filter(({ text }) => !text.includes('⟦'))).toEqual([]);
  });

  describe.each(examples.map((example) => [example.title.zh, example] as const))('%s', (_title, example) => {
    it.each(variants)('%s', (_variant, options) => {
      checkExample(id, example, 'pipe-open', options);
    });
    it.each(encodingsOf(example).filter((encoding) => encoding !== 'pipe-open'))('in %s', (encoding) => {
      checkExample(id, example, encoding);
    });
  });
});
