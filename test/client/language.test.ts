import { describe, expect, it } from 'vitest';
import { messageLanguage, nodeLocales } from '../../client/src/language.js';

describe('language of the messages', () => {
  it('follows the setting', () => {
    expect(messageLanguage('en', { display: 'zh-cn' })).toBe('en');
    expect(messageLanguage('zh', { display: 'de' })).toBe('zh');
  });

  it.each([
    ['zh-cn', undefined, undefined, 'zh'],
    ['zh-tw', 'zh-tw', 'en-us', 'zh'],
    ['de', 'de', 'zh-cn', 'en'],
    ['ja', undefined, undefined, 'en'],
    // VS Code as installed, no language pack.
    ['en', undefined, undefined, 'zh'],
    ['en', 'en', 'en', 'zh'],
    ['en', 'zh-cn', 'zh-cn', 'zh'],
    ['en', 'en-us', 'en-us', 'zh'],
    // English chosen on a Chinese system.
    ['en', 'en', 'zh-cn', 'en'],
  ] as const)('auto, display %s, asked for %s, system %s: %s', (display, user, os, expected) => {
    expect(messageLanguage('auto', { display, user, os })).toBe(expected);
    expect(messageLanguage(undefined, { display, user, os })).toBe(expected);
  });

  it('reads what VS Code tells its processes, and nothing else', () => {
    expect(nodeLocales('en', '{"userLocale":"en","osLocale":"zh-cn","resolvedLanguage":"en"}')).toEqual({ display: 'en', user: 'en', os: 'zh-cn' });
    expect(nodeLocales('en', undefined)).toEqual({ display: 'en' });
    expect(nodeLocales('en', 'no JSON')).toEqual({ display: 'en' });
    expect(nodeLocales('en', '{"userLocale":3}')).toEqual({ display: 'en' });
  });
});
