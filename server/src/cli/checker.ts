import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { analyse, parse, type Config, type FormSet, type Language, type Message, type Remark, type Severity, type Snapshot } from '../core/index.js';
import { decode, type Decoded, type EncodingName } from '../files/decode.js';
import { Baselines, type BaselineNote, type Filtered } from './baseline.js';
import { readFailure, UsageError } from './failure.js';
import { isOutside, shortPath, type Complaint } from './folderFile.js';
import { stdinPath, type Input } from './inputs.js';
import { messages } from './messages.js';
import type { Writer } from './output/writer.js';
import { writers, type Format } from './output/writers.js';
import { SettingsFiles } from './settings.js';
import { loadForms } from './templates.js';

/** What a checker goes by. Plain data: threads are given the same. */
export interface CheckerOptions {
  readonly format: Format;
  readonly language: Language;
  readonly colour: boolean;
  /** What the arguments set; it beats the settings files. */
  readonly config: Partial<Config>;
  readonly templates: readonly string[];
  readonly baseline: string | undefined;
  /** The findings are to go into the baseline. */
  readonly update: Remark | undefined;
  readonly cwd: string;
}

/** What came of one input, as the run tells it. Plain data: it may come from another thread. */
export interface Outcome {
  readonly path: string;
  /** What is written about it; in UTF-8 where it comes from another thread. */
  readonly output: string | Uint8Array;
  readonly error?: Message | undefined;
  readonly encoding?: EncodingName | undefined;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings that the baseline took out. */
  readonly suppressed: number;
  readonly baseline?: BaselineNote | undefined;
  /** Rules that failed. */
  readonly crashes: readonly { readonly rule: string; readonly detail: string }[];
  /** What this checker heard for the first time; others may have heard it before. */
  readonly complaints: readonly Complaint[];
}

/** Checks inputs one after the other: reads, analyses, applies the baseline, and writes down what is to be said. */
export class Checker {
  readonly #options: CheckerOptions;
  readonly #writer: Writer;
  readonly #settings: SettingsFiles;
  readonly #baselines: Baselines;
  readonly #complaints: Complaint[] = [];

  /** Throws a `UsageError` where a template that was named cannot be used. */
  constructor(options: CheckerOptions) {
    const { config, templates, baseline, cwd } = options;
    const complain = (complaint: Complaint): void => void this.#complaints.push(complaint);
    this.#options = options;
    this.#writer = writers[options.format](options);
    this.#settings = new SettingsFiles({ config, forms: namedForms(templates, cwd) }, complain);
    this.#baselines = new Baselines(baseline === undefined ? undefined : resolve(cwd, baseline), complain);
  }

  /** The forms that the settings of a path allow. */
  formsOf(path: string): FormSet {
    const { cwd } = this.#options;
    return this.#settings.of(path === stdinPath ? cwd : resolve(cwd, path)).forms;
  }

  /** Never throws: the other files are still to be checked. `bytes`: what came from standard input. */
  check(input: Input, bytes?: Uint8Array): Outcome {
    const { path, error } = input;
    if (error !== undefined) return this.failed(path, error);
    const file = resolve(this.#options.cwd, path);
    let decoded;
    try {
      decoded = decode(bytes ?? readFileSync(file));
    } catch (error) {
      return this.failed(path, readFailure(error));
    }
    if (decoded === null) return this.failed(path, { text: messages.undecodable });
    try {
      return this.#examine(path, file, decoded);
    } catch (error) {
      return this.failed(path, internalError(error));
    }
  }

  /** The outcome of an input that could not be read or checked. */
  failed(path: string, error: Message): Outcome {
    return { path, error, output: this.#writer.file({ path, error }), findings: { error: 0, warning: 0, information: 0, hint: 0 }, suppressed: 0, crashes: [], complaints: this.#heard() };
  }

  #examine(path: string, file: string, { text, encoding }: Decoded): Outcome {
    // What comes from standard input lies, as it were, where the command is run.
    const { config, forms } = this.#settings.of(dirname(file));
    const { snapshot, suppressed, note } = this.#filter(path, file, analyse(parse(text, forms), config));
    const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of snapshot.findings) findings[severity]++;
    const output = this.#writer.file({ path, encoding, snapshot });
    // Only now: a writer that shows fixes is the first to ask for them, and a rule may throw there.
    const crashes = snapshot.crashes.map(({ rule, error }) => ({ rule, detail: error instanceof Error ? error.message : String(error) }));
    return { path, encoding, output, findings, suppressed, baseline: note, crashes, complaints: this.#heard() };
  }

  /** Leaves out what the baseline has, or puts all of it there. */
  #filter(path: string, file: string, snapshot: Snapshot): Filtered {
    if (path === stdinPath) return { snapshot, suppressed: 0 };
    const { update } = this.#options;
    return update === undefined ? this.#baselines.apply(file, snapshot) : this.#baselines.update(file, snapshot, this.#baselineFolder(file), update);
  }

  /** Where a baseline begins: beside the settings; without any where the command is run, if the file lies there. */
  #baselineFolder(file: string): string {
    const { cwd } = this.#options;
    const beside = this.#settings.of(dirname(file)).file;
    return beside !== null ? dirname(beside) : isOutside(cwd, file) ? dirname(file) : cwd;
  }

  #heard(): readonly Complaint[] {
    return this.#complaints.splice(0);
  }
}

/** What is said of an input whose check came to a bad end. */
export function internalError(error: unknown): Message {
  return { text: messages.failed, args: { detail: error instanceof Error ? error.message : String(error) } };
}

/** The forms of templates that were named; undefined where none were. A template that cannot be used is a mistake in the arguments. */
function namedForms(files: readonly string[], cwd: string): FormSet | undefined {
  if (files.length === 0) return undefined;
  return loadForms(files.map((file) => resolve(cwd, file)), (file, [problem]) => {
    throw new UsageError(prefixed(shortPath(cwd, file), problem!));
  });
}

function prefixed(file: string, { text, args }: Message): Message {
  return { text: { zh: `{file}：${text.zh}`, en: `{file}: ${text.en}` }, args: { ...args, file } };
}
