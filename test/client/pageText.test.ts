import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startingWith } from '../../client/src/pageText.js';

const page = '# sum/x\n\n## 中文\n\n甲\n\n## English\n\na\n';

it('shows a rule page in the language of the reader first', () => {
  expect(startingWith('zh', page)).toBe(page);
  expect(startingWith('en', page)).toBe('# sum/x\n\n## English\n\na\n\n## 中文\n\n甲\n');
  expect(startingWith('en', '# one language\n')).toBe('# one language\n');
});

it('knows the headings that the generated pages have', () => {
  const file = new URL('../../docs/rules/sum/row-total.md', import.meta.url);
  expect(existsSync(file)).toBe(true);
  expect(startingWith('en', readFileSync(file, 'utf8')).indexOf('## English')).toBeLessThan(200);
});
