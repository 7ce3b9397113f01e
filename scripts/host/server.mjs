import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { byLine } from '../lib/process.mjs';
import { hostNode, serverMain } from './install.mjs';

const HOST = '127.0.0.1';
const READY = 'Extension host agent listening on';

/**
 * @typedef {object} VSCodeServer
 * @property {number} port
 * @property {(options: { folder?: string, file?: string, payload?: [string, string][] }) => string} url
 * @property {(path: string) => string} uri a file of this machine as the workbench names it
 * @property {Promise<void>} exited
 * @property {() => void} stop
 */

/**
 * Starts the VS Code server on a free port of this machine only.
 * @param {object} options
 * @param {string} options.dataDir settings, state and logs; a folder that may be deleted afterwards
 * @param {Record<string, unknown>} options.settings
 * @param {string} [options.extensionsDir]
 * @param {string} [options.token] what a browser must present; without it the port is open to every user of this machine
 * @param {boolean} [options.development] honour extension development and test paths
 * @returns {Promise<VSCodeServer>}
 */
export async function startServer({ dataDir, settings, extensionsDir, token, development = false }) {
  writeSettings(dataDir, settings);
  const port = await freePort();
  const args = [
    serverMain, '--host', HOST, '--port', String(port),
    '--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', dataDir,
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
    // Recent versions ignore extension development paths without it.
    ...(development ? ['--enable-smoke-test-driver'] : []),
  ];
  // A process group of its own: the extension hosts it starts end with it.
  const child = spawn(hostNode(), args, { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'], env: hostEnvironment(dataDir) });
  const stop = () => killGroup(child);
  process.on('exit', stop);
  const exited = new Promise((resolve) => child.on('exit', () => resolve()));
  await untilReady(child, exited, stop);

  const authority = `${HOST}:${port}`;
  const slashed = (path) => path.replace(/\\/g, '/').replace(/^(?!\/)/, '/');
  // Escaped as little as possible: it stands in a query and is escaped there once more.
  const uri = (path) => `vscode-remote://${authority}${slashed(path).replace(/[%?#]/g, encodeURIComponent)}`;
  return {
    port,
    uri,
    exited,
    stop() {
      process.off('exit', stop);
      stop();
    },
    url({ folder, file, payload = [] }) {
      const pairs = [['skipWelcome', 'true'], ...(file ? [['openFile', uri(file)]] : []), ...payload];
      const query = { ...(token ? { tkn: token } : {}), ...(folder ? { folder: slashed(folder) } : {}), payload: JSON.stringify(pairs) };
      return `http://${authority}/?${Object.entries(query).map(([name, value]) => `${name}=${escapeQuery(value)}`).join('&')}`;
    },
  };
}

/** Like encodeURIComponent, but leaves alone what a query may hold: the address is for human eyes, too. */
function escapeQuery(text) {
  return encodeURIComponent(text).replace(/%(2F|3A|2C)/g, decodeURIComponent);
}

/** Variables of a VS Code that this may run in would confuse the one started here. Its sockets go where its data is, to be deleted with it. */
function hostEnvironment(dataDir) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(kept), XDG_RUNTIME_DIR: dataDir };
}

function writeSettings(dataDir, settings) {
  for (const profile of ['Machine', 'User']) {
    const dir = join(dataDir, 'data', profile);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
  }
}

/** A port nobody listens on. The server's own `--port 0` would do, but it prints the number in a form that changed between versions. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(child, exited, stop) {
  let log = '';
  const ready = new Promise((resolve) => {
    const watch = byLine((line) => line.includes(READY) && resolve(true));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        log = (log + text).slice(-8000);
        watch(text);
      });
    }
  });
  const timer = new Promise((resolve) => setTimeout(resolve, 60_000).unref());
  if (await Promise.race([ready, exited, timer])) return;
  stop();
  throw new Error(`The VS Code server did not start.\n${log}`);
}

function killGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended by itself meanwhile.
  }
}
