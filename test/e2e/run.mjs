// node test/e2e/run.mjs [--bundle-only]
// Runs the suite in the VS Code that comes from the package registry, or with VSCODE_DESKTOP=1 in a downloaded desktop VS Code.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { cacheDir, inRoot, root } from '../../scripts/lib/paths.mjs';

const out = join(cacheDir, 'e2e');
const workspace = join(out, 'workspace');

await build({
  absWorkingDir: root,
  entryPoints: ['test/e2e/suite/index.ts'],
  outfile: join(out, 'index.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
rmSync(workspace, { recursive: true, force: true });
mkdirSync(workspace, { recursive: true });

if (!process.argv.includes('--bundle-only')) {
  // A short path: a desktop VS Code keeps a socket there, whose name has a limit.
  const profile = mkdtempSync(join(tmpdir(), 'dr-e2e-'));
  process.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
  try {
    await runTests({
      ...(process.env.VSCODE_DESKTOP ? {} : { vscodeExecutablePath: inRoot('scripts', 'vscode-host.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(out, 'index.cjs'),
      launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${join(profile, 'data')}`, `--extensions-dir=${join(profile, 'extensions')}`],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
