import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './process.mjs';

/** Opens an address in the user's browser, where there is a screen to show it on. */
export function openInBrowser(url) {
  const { platform, env } = process;
  if (env.CI || (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)) return;
  const [command, ...args] = { darwin: ['open', url], win32: ['explorer', url] }[platform] ?? ['xdg-open', url];
  // Without such a program the user has the address on the screen.
  spawn(command, args, { detached: true, stdio: 'ignore' }).on('error', () => {}).unref();
}

/** Opens the VS Code installed on this machine with the extension from its folder. */
export async function openInDesktop({ extension, folder, file }) {
  const command = desktopCommand();
  if (!command) {
    throw new Error('找不到 code 命令。请先安装 VS Code,或不带 --desktop 运行。\nNo `code` command found. Install VS Code, or run without --desktop.');
  }
  const args = ['--new-window', `--extensionDevelopmentPath=${extension}`, folder, ...(file ? ['--goto', file] : [])];
  const { code, output } = await run(command, args, { echo: false });
  if (code !== 0) throw new Error(`${command} failed (exit code ${code}):\n${output}`);
}

function desktopCommand() {
  if (process.platform === 'win32') return 'code';
  const places = [
    ...(process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'code')),
    '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  ];
  return places.find((place) => existsSync(place));
}
