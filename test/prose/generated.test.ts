import { describe, expect, it } from 'vitest';
import { analyseText, checkFindings } from '../harness/check.js';
import { cleanFigures, random } from '../harness/figures.js';
import { sentences, statedBy, styles, type Write } from '../harness/trueProse.js';
import { withProse } from './report.js';

const seeds = Array.from({ length: 200 }, (_unused, index) => index + 1);
const prose = ['cross/prose-number', 'cross/negative-statement', 'cross/fee'];

describe('clean reports with prose that states their numbers', () => {
  it('give no finding, whatever the wording and the digits', () => {
    for (const seed of seeds) {
      const next = random(seed);
      const figures = cleanFigures(seed);
      const write = styles[next(styles.length)] ?? String;
      const paragraphs = [0, 1, 2].map(() => (sentences[next(sentences.length)]!)(statedBy(figures), write, write));
      const text = withProse(figures, paragraphs);
      const found = analyseText(text).findings.filter(({ rule }) => prose.includes(rule));
      expect(found.map(({ message }) => message.args), `${seed} ${paragraphs.join('')}`).toEqual([]);
    }
  }, 60_000);

  it('give exactly one finding once one number is wrong', () => {
    for (const seed of seeds) {
      const next = random(seed + 1000);
      const figures = cleanFigures(seed);
      const write = styles[next(styles.length)] ?? String;
      const wrong: Write = (value) => write(value + 43_210_001).replace(/^(\s*)(.*?)(\s*)$/, '$1⟦$2⟧$3');
      const sentence = (sentences[next(sentences.length)]!)(statedBy(figures), write, wrong);
      checkFindings(withProse(figures, [sentence]), 'cross/prose-number');
    }
  }, 60_000);
});
