import type { Language } from '../core/index.js';

/** The language of the messages: `--lang`, else the locale, else Chinese. C and POSIX say nothing about a language. */
export function chooseLanguage(lang: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  if (lang === 'zh' || lang === 'en') return lang;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  if (locale === '' || /^(C|POSIX)(\.|@|$)/i.test(locale)) return 'zh';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

/** `--lang` as it stands in the arguments: help and usage errors must know it before the arguments are parsed. */
export function langArgument(argv: readonly string[]): string | undefined {
  let lang: string | undefined;
  for (let i = 0; i < argv.length && argv[i] !== '--'; i++) {
    const argument = argv[i]!;
    if (argument === '--lang') lang = argv[i + 1];
    else if (argument.startsWith('--lang=')) lang = argument.slice('--lang='.length);
  }
  return lang;
}
