import { describe, expect, it } from 'vitest';
import own from '../../server/src/core/model/chrome.json' with { type: 'json' };
import { chromeCharacters, isChrome } from '../../server/src/core/syntax/blocks/residue.js';
import chrome from '../../server/src/core/template/data/chrome.json' with { type: 'json' };

const opening = own.opening + chromeCharacters.opening;
const within = own.within + chromeCharacters.within;
const mayBe = (line: string): boolean => opening.includes(line[0]!) || [...line].some((character) => within.includes(character));

describe('lines that are not looked at for page chrome', () => {
  it('begin with none of the words of it and have none', () => {
    for (const words of chrome.labelled) expect([words, isChrome(`${words}：`, 0, words.length + 1)]).toEqual([words, true]);
    // 【 is taken off a line first.
    for (const words of [...chrome.starting.filter((each) => !each.startsWith('【')).map((each) => `${each}云岭`), ...chrome.containing.map((each) => `云岭${each}`), '— 3 —', '-3-', '– 12 –', '第 3 页 共 5 页', 'Page 3', 'P.3']) expect([words, isChrome(words, 0, words.length)]).toEqual([words, true]);
  });

  it('begin with no word that the expressions begin with', () => {
    const words = [...own.lines, ...own.footers].flatMap((source) => /^\^\(\?:([^()]*)\)/.exec(source)?.[1]!.split('|') ?? []);
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !mayBe(word))).toEqual([]);
  });

  /** Texts for the expressions that have more than words at their beginning. */
  const lines = ['打印本页', '【打印】', '[关闭窗口]', '字体 大 中 小', '|打印', ']打印', '分享', '分享到：某处', '扫一扫', '首页 > 公开', '正文', '目 录', '（此件公开发布）', '(（此件公开发布', '此件公开发布', '12', '- 3 -', '—3', '– 3', '－3', '~3', '附件2：', 'https://a.b', '建议使用某浏览器', '滇ICP备1号', '滇公网安备1号', 'Copyright 2023', '© 2023'];
  it.each(lines)('are not like %s', (line) => {
    expect(new RegExp([...own.lines, ...own.footers, own.imprint].join('|')).test(line)).toBe(true);
    expect(mayBe(line)).toBe(true);
  });
});
