import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { analyse, formProblem, parse, render, type FormSet, type Language, type Message, type Severity } from '../core/index.js';
import { Baselines } from './baseline.js';
import { noteUnused, writeBaselines } from './baselineNotes.js';
import { decode } from '../files/decode.js';
import { readFailure, UsageError } from './failure.js';
import { isOutside, shortPath } from './folderFile.js';
import { inputs, stdinPath, type Input } from './inputs.js';
import type { Io } from './io.js';
import { messages } from './messages.js';
import type { CheckOptions } from './options.js';
import { jsonWriter } from './output/json.js';
import { textWriter } from './output/text.js';
import type { FileResult, Writer } from './output/writer.js';
import { SettingsFiles } from './settings.js';
import { loadForms, unknownForm } from './templates.js';

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Checks the paths one after the other and writes as it goes. Returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions, language: Language, io: Io): Promise<number> {
  const writer: Writer = { text: textWriter, json: jsonWriter }[options.format]({ language, colour: wantsColour(io) });
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  let unreadable = 0;
  let trouble = false;
  let suppressed = 0;
  const note = (path: string, message: Message): Promise<void> => io.err.write(`${path}: ${render(message, language)}\n`);
  // Heard while a file is read, said before the next thing is.
  const complaints: (() => Promise<void>)[] = [];
  const complain = (file: string, problems: readonly Message[], unusable: boolean): void => {
    trouble ||= unusable;
    for (const problem of problems) complaints.push(() => note(shortPath(io.cwd, file), problem));
  };
  const settings = new SettingsFiles({ config: options.config, forms: namedForms(options.templates ?? [], io.cwd) }, complain);
  const { form } = options.config;
  const known = paths.map((path) => settings.of(path === stdinPath ? io.cwd : resolve(io.cwd, path)).forms);
  if (form !== undefined && known.every((forms) => formProblem(form, forms) !== null)) throw new UsageError(unknownForm(form, known[0]!));
  const baselines = new Baselines(options.baseline === undefined ? undefined : resolve(io.cwd, options.baseline), complain);

  /** Leaves out what the baseline has, or puts all of it there. */
  const filter = (result: FileResult): FileResult => {
    if (result.error !== undefined || result.path === stdinPath) return result;
    const file = resolve(io.cwd, result.path);
    const { update } = options;
    const left = update === undefined ? baselines.apply(file, result.snapshot) : baselines.update(file, result.snapshot, baselineFolder(file, settings, io.cwd), { ...update, added: io.today() });
    suppressed += left.suppressed;
    return { ...result, snapshot: left.snapshot };
  };

  await io.out.write(writer.begin());
  for await (const input of inputs(paths, io)) {
    if (io.out.closed) break;
    const result = filter(await examine(input, settings, io));
    for (const complaint of complaints.splice(0)) await complaint();
    files++;
    if (result.error !== undefined) {
      unreadable++;
      await note(result.path, result.error);
    } else {
      for (const { severity } of result.snapshot.findings) findings[severity]++;
      for (const { rule, error } of result.snapshot.crashes) {
        trouble = true;
        await note(result.path, { text: messages.ruleFailed, args: { rule, detail: error instanceof Error ? error.message : String(error) } });
      }
      if (result.encoding !== 'utf-8' && options.format === 'text') await note(result.path, { text: messages.encodingNote, args: { encoding: result.encoding.toUpperCase() } });
    }
    await io.out.write(writer.file(result));
  }
  // With broken settings or a failed rule, findings are missing that the baseline must not lose.
  if (options.update !== undefined && trouble) await io.err.write(`${render({ text: messages.baselineLeft }, language)}\n`);
  else if (options.update !== undefined) trouble = !(await writeBaselines(baselines, io.cwd, note));
  const unused = options.update === undefined ? baselines.unused() : [];
  await io.out.write(writer.end({ files, unreadable, findings, baseline: baselines.any ? { suppressed, unused: unused.flatMap(({ entries }) => entries) } : undefined }));
  if (options.format === 'text') await noteUnused(unused, io, note);

  if (trouble || unreadable > 0) return 2;
  const { failOn } = options;
  if (failOn === 'never') return 0;
  return (Object.keys(ranks) as Severity[]).some((severity) => findings[severity] > 0 && ranks[severity] >= ranks[failOn]) ? 1 : 0;
}

/** Reads and analyses one input. Never throws: the other files are still to be checked. */
async function examine(input: Input, settings: SettingsFiles, io: Io): Promise<FileResult> {
  const { path } = input;
  if (input.error !== undefined) return { path, error: input.error };
  let decoded;
  try {
    decoded = decode(path === stdinPath ? await io.readStdin() : readFileSync(resolve(io.cwd, path)));
  } catch (error) {
    return { path, error: readFailure(error) };
  }
  if (decoded === null) return { path, error: { text: messages.undecodable } };
  try {
    const { config, forms } = settings.of(path === stdinPath ? io.cwd : dirname(resolve(io.cwd, path)));
    return { path, encoding: decoded.encoding, snapshot: analyse(parse(decoded.text, forms), config) };
  } catch (error) {
    return { path, error: { text: messages.failed, args: { detail: error instanceof Error ? error.message : String(error) } } };
  }
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

/** Where a baseline begins: beside the settings; without any where the command is run, if the file lies there. */
function baselineFolder(file: string, settings: SettingsFiles, cwd: string): string {
  const beside = settings.of(dirname(file)).file;
  return beside !== null ? dirname(beside) : isOutside(cwd, file) ? dirname(file) : cwd;
}

/** Only on a terminal that has not asked to be spared (no-color.org). */
function wantsColour(io: Io): boolean {
  return io.out.isTTY && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
}
