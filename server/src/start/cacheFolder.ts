import { join } from 'node:path';

/** Where compiled code is kept: what the extension or the user says, else the system's place for caches; null for nowhere. */
export function cacheFolder({ env, platform }: { readonly env: Readonly<Record<string, string | undefined>>; readonly platform: string }): string | null {
  const named = env['DISCLOSURE_REPORT_CACHE'];
  if (named !== undefined) return named === '' ? null : named;
  if (env['NODE_DISABLE_COMPILE_CACHE']) return null;
  const base = baseFolder(env, platform);
  return base === null ? null : join(base, 'disclosure-report');
}

function baseFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string | null {
  const { HOME: home, LOCALAPPDATA: local, XDG_CACHE_HOME: cache } = env;
  if (platform === 'win32') return local || null;
  if (platform === 'darwin') return home ? join(home, 'Library', 'Caches') : null;
  return cache || (home ? join(home, '.cache') : null);
}
