import { spawn } from 'node:child_process';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const uri = 'file:///bench/report.gkbg';

/** Starts a server, opens a text in it and presses keys. `pull` or push, as the server under test is used. */
export class BenchClient {
  #process;
  #connection;
  #pull;
  #version = 1;
  #resultId;
  #published = () => {};
  /** The findings of the last answer, and how many answers were "unchanged". */
  findings = [];
  unchanged = 0;

  constructor(command, { pull }) {
    this.#pull = pull;
    this.#process = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#connection = createProtocolConnection(new StreamMessageReader(this.#process.stdout), new StreamMessageWriter(this.#process.stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ version, diagnostics }) => {
      if (version !== this.#version) return;
      this.findings = diagnostics;
      this.#published();
    });
    this.#connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onNotification('window/logMessage', ({ message }) => process.env.BENCH_LOG && console.error(message));
    this.#connection.listen();
  }

  /** Of the document, as sent last. */
  get version() {
    return this.#version;
  }

  get pid() {
    return this.#process.pid;
  }

  async initialize() {
    const textDocument = { publishDiagnostics: { relatedInformation: true }, ...(this.#pull ? { diagnostic: {} } : {}) };
    await this.#connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument, workspace: { configuration: this.#pull } } });
    await this.#connection.sendNotification('initialized', {});
  }

  /** Opens the text and waits for its findings. */
  async open(text) {
    await this.#answered(() => this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'disclosure-report', version: this.#version, text } }));
  }

  /** Sends changes, one notification each, and waits for the findings of the last. */
  async change(...changes) {
    await this.#answered(async () => {
      const before = this.#version;
      this.#version += changes.length;
      for (const [i, change] of changes.entries()) await this.#connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: before + i + 1 }, contentChanges: [change] });
    });
  }

  /** Any request about the document. */
  request(method, params = {}) {
    return this.#connection.sendRequest(method, { textDocument: { uri }, ...params });
  }

  async #answered(send) {
    if (!this.#pull) {
      const answer = new Promise((resolve) => (this.#published = resolve));
      await send();
      return answer;
    }
    await send();
    const report = await this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId: this.#resultId });
    this.#resultId = report.resultId;
    if (report.kind === 'unchanged') this.unchanged++;
    else this.findings = report.items;
  }

  async stop() {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#process.kill();
  }
}
