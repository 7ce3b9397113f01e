import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';

/** `npm` and `npx` are scripts on Windows and need a shell there. */
const needsShell = (command) => isWindows && /^(npm|npx|code)$/.test(command);

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean, filter?: (line: string) => boolean }} options
 *   echo: show the output while it comes; filter: which lines to show.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, echo = true, filter } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, shell: needsShell(command), stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = stopWithParent(child);
    let output = '';
    for (const [stream, target] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      const show = filter ? byLine((line) => filter(line) && target.write(`${line}\n`)) : (text) => target.write(text);
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (echo) show(text);
      });
    }
    child.on('error', (error) => {
      forget();
      reject(error);
    });
    child.on('close', (code) => {
      forget();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Like `run`, quiet, and throws with the command's own words if it fails. */
export async function runQuietly(command, args, options) {
  const { code, output } = await run(command, args, { ...options, echo: false });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (exit code ${code}):\n${output.trim()}`);
  return output;
}

/** Ends the child when this process is told to end. Returns a function that undoes it. */
function stopWithParent(child) {
  const stop = () => child.kill();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (signal) => {
    stop();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('exit', stop);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', stop);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}

/** Turns chunks of text into whole lines. */
export function byLine(take) {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(take);
  };
}
