import type { Language } from '../../server/src/core/l10n/message.js';

/** What is known about the languages of the person at the keyboard. */
export interface Locales {
  /** Display language of VS Code, `vscode.env.language`; `en` where nobody chose one. */
  readonly display: string;
  /** The locale asked for: chosen by hand, else the system's. Known on the desktop only. */
  readonly user?: string | undefined;
  /** The locale of the operating system. Known on the desktop only. */
  readonly os?: string | undefined;
}

function isChinese(locale: string | undefined): boolean {
  return locale !== undefined && /^zh\b/i.test(locale);
}

/**
 * Language of the messages. `auto` means Chinese, unless the display language was set and is not Chinese. VS Code says
 * `en` both to somebody who chose English and to somebody who never installed a language pack, as most Chinese users
 * have not; so `en` counts as chosen only where the system is Chinese and another locale was asked for.
 */
export function messageLanguage(setting: unknown, locales: Locales): Language {
  if (setting === 'zh' || setting === 'en') return setting;
  if (isChinese(locales.display)) return 'zh';
  if (!/^en\b/i.test(locales.display)) return 'en';
  const chosen = isChinese(locales.os) && locales.user !== undefined && !isChinese(locales.user);
  return chosen ? 'en' : 'zh';
}

/** Reads the locales that VS Code hands to its Node processes; anything unreadable counts as unknown. */
export function nodeLocales(display: string, nlsConfig: string | undefined): Locales {
  try {
    const { userLocale, osLocale } = JSON.parse(nlsConfig ?? '{}') as { userLocale?: unknown; osLocale?: unknown };
    return { display, user: typeof userLocale === 'string' ? userLocale : undefined, os: typeof osLocale === 'string' ? osLocale : undefined };
  } catch {
    return { display };
  }
}
