import { describe, expect, it } from 'vitest';
import { makeNonce, pageHtml } from '../../client/src/previewPage.js';
import { contains, isAbout, placeAt } from '../../client/src/previewPlaces.js';

const range = (line: number, from: number, to: number, lastLine = line) => ({ start: { line, character: from }, end: { line: lastLine, character: to } });
const part = (key: string, places: readonly ReturnType<typeof range>[]) => ({ key, html: '', places, targets: [] });

describe('the place of the cursor in a preview', () => {
  const parts = [part('head', []), part('front', [range(0, 0, 20)]), part('section-1', [range(2, 0, 80), range(2, 10, 14), range(3, 0, 5, 4)]), part('section-3', [range(9, 4, 6), range(9, 9, 11)])];
  const at = (line: number, character: number) => placeAt({ parts }, { line, character });

  it('is the smallest that holds it', () => {
    expect(at(0, 3)).toEqual({ key: 'front', place: 0 });
    expect(at(2, 5)).toEqual({ key: 'section-1', place: 0 });
    expect(at(2, 12)).toEqual({ key: 'section-1', place: 1 });
    expect(at(4, 2)).toEqual({ key: 'section-1', place: 2 });
  });

  it('is the nearest on the line where none holds it, and none on a line without any', () => {
    expect(at(9, 0)).toEqual({ key: 'section-3', place: 0 });
    expect(at(9, 8)).toEqual({ key: 'section-3', place: 1 });
    expect(at(9, 40)).toEqual({ key: 'section-3', place: 1 });
    expect(at(6, 0)).toBeNull();
  });

  it('counts both ends of a range as inside', () => {
    expect(contains(range(1, 2, 4), { line: 1, character: 2 })).toBe(true);
    expect(contains(range(1, 2, 4), { line: 1, character: 4 })).toBe(true);
    expect(contains(range(1, 2, 4), { line: 1, character: 5 })).toBe(false);
    expect(contains(range(1, 2, 4, 3), { line: 2, character: 50 })).toBe(true);
  });

  it('belongs to the next report where one ends', () => {
    const end = { line: 5, character: 0 };
    expect(isAbout({ range: range(0, 0, 0, 5), report: 0, count: 2 }, { line: 4, character: 9 })).toBe(true);
    expect(isAbout({ range: range(0, 0, 0, 5), report: 0, count: 2 }, end)).toBe(false);
    expect(isAbout({ range: range(0, 0, 0, 5), report: 1, count: 2 }, end)).toBe(true);
  });
});

describe('the page of a preview', () => {
  const source = { language: 'en', origin: 'https://files.example', script: 'https://files.example/main.js', style: 'https://files.example/style.css', nonce: 'N0nce', waiting: '<b>"&' } as const;

  it('runs one script and loads one style, and nothing else', () => {
    const page = pageHtml(source);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'");
    expect(policy).toBe("default-src 'none'; style-src https://files.example; script-src 'nonce-N0nce'; base-uri 'none'; form-action 'none'");
    expect(page.match(/<script\b/g)).toHaveLength(1);
    expect(page).toContain('<script nonce="N0nce" src="https://files.example/main.js">');
    expect(page).not.toMatch(/\son\w+=|\sstyle=|<style/);
  });

  it('holds words as words', () => {
    expect(pageHtml(source)).toContain('&#60;b&#62;&#34;&#38;');
    expect(pageHtml(source)).toContain('<html lang="en">');
  });

  it('has a number of its own each time', () => {
    const numbers = Array.from({ length: 20 }, makeNonce);
    expect(new Set(numbers).size).toBe(20);
    for (const number of numbers) expect(number).toMatch(/^[\w+/]{24}$/);
  });
});
