import { formProblem, render, type Language, type Message, type Severity } from '../core/index.js';
import { Baselines } from './baseline.js';
import { noteUnused, writeBaselines } from './baselineNotes.js';
import { Checker, type CheckerOptions, type Outcome } from './checker.js';
import { UsageError } from './failure.js';
import { shortPath } from './folderFile.js';
import { inputs } from './inputs.js';
import type { Io } from './io.js';
import { messages } from './messages.js';
import { outcomes } from './outcomes.js';
import type { CheckOptions } from './options.js';
import { writers } from './output/writers.js';
import { unknownForm } from './templates.js';

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Checks the paths and writes as it goes, in their order. Returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions, language: Language, io: Io): Promise<number> {
  const colour = wantsColour(io);
  const writer = writers[options.format]({ language, colour });
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  let unreadable = 0;
  let trouble = false;
  let suppressed = 0;
  const note = (path: string, message: Message): Promise<void> => io.err.write(`${path}: ${render(message, language)}\n`);

  const { format, config, templates = [], baseline, update } = options;
  const plan: CheckerOptions = { format, language, colour, config, templates, baseline, update: update === undefined ? undefined : { ...update, added: io.today() }, cwd: io.cwd };
  const checker = new Checker(plan);
  const { form } = config;
  const known = paths.map((path) => checker.formsOf(path));
  if (form !== undefined && known.every((forms) => formProblem(form, forms) !== null)) throw new UsageError(unknownForm(form, known[0]!));
  // Checkers complain to `tell`: this one only reads again what one of them has read.
  const baselines = new Baselines(undefined, () => {});

  /** Settings files and baselines that were complained about: each checker reads them for itself. */
  const told = new Set<string>();
  const complain = async ({ complaints }: Outcome): Promise<void> => {
    const fresh = complaints.filter(({ about }) => !told.has(about));
    for (const { about, file, problems, unusable } of fresh) {
      told.add(about);
      trouble ||= unusable;
      for (const problem of problems) await note(shortPath(io.cwd, file), problem);
    }
  };

  const tell = async (outcome: Outcome): Promise<void> => {
    const { path, error, encoding, crashes } = outcome;
    await complain(outcome);
    suppressed += outcome.suppressed;
    if (outcome.baseline !== undefined) baselines.record(outcome.baseline);
    if (error !== undefined) {
      unreadable++;
      return note(path, error);
    }
    for (const severity of Object.keys(findings) as Severity[]) findings[severity] += outcome.findings[severity];
    for (const { rule, detail } of crashes) {
      trouble = true;
      await note(path, { text: messages.ruleFailed, args: { rule, detail } });
    }
    if (encoding !== undefined && encoding !== 'utf-8' && format === 'text') await note(path, { text: messages.encodingNote, args: { encoding: encoding.toUpperCase() } });
  };

  await io.out.write(writer.begin());
  for await (const outcome of outcomes(inputs(paths, io), { plan, checker, jobs: options.jobs ?? null, io })) {
    if (io.out.closed) break;
    await tell(outcome);
    if (files > 0) await io.out.write(writer.separator);
    await io.out.write(outcome.output);
    files++;
  }
  // With broken settings or a failed rule, findings are missing that the baseline must not lose.
  if (update !== undefined && trouble) await io.err.write(`${render({ text: messages.baselineLeft }, language)}\n`);
  else if (update !== undefined) trouble = !(await writeBaselines(baselines, io.cwd, note));
  const unused = update === undefined ? baselines.unused() : [];
  await io.out.write(writer.end({ files, unreadable, findings, baseline: baselines.any ? { suppressed, unused: unused.flatMap(({ entries }) => entries) } : undefined }));
  if (format === 'text') await noteUnused(unused, io, note);

  if (trouble || unreadable > 0) return 2;
  const { failOn } = options;
  if (failOn === 'never') return 0;
  return (Object.keys(ranks) as Severity[]).some((severity) => findings[severity] > 0 && ranks[severity] >= ranks[failOn]) ? 1 : 0;
}

/** Only on a terminal that has not asked to be spared (no-color.org). */
function wantsColour(io: Io): boolean {
  return io.out.isTTY && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
}
