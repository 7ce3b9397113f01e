import type { Help} from 'commander';
import { Command, CommanderError, Option, type Argument } from 'commander';
import { version } from '../../../package.json';
import { render, type Language, type Level, type Message, type Text } from '../core/index.js';
import { check } from './check.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { chooseLanguage, langArgument } from './locale.js';
import { messages } from './messages.js';
import { addRule, failLevels, formats, jobsOf, languages, oneOf } from './options.js';
import type { Format } from './output/writers.js';
import { displayWidth } from './width.js';

interface RawCheckOptions {
  readonly format: Format;
  readonly failOn: (typeof failLevels)[number];
  readonly lang?: Language;
  readonly form: string;
  readonly template?: readonly string[];
  readonly rule: Readonly<Record<string, Level>>;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly reason?: string;
  readonly jobs: number | null | 'auto';
}

/** Runs the command line. Returns the exit code, or undefined when the language server was started and runs on. */
export async function main(argv: readonly string[], io: Io): Promise<number | undefined> {
  const language = chooseLanguage(langArgument(argv), io.env);
  let code: number | undefined = 0;
  const program = build(language, io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const detail = error instanceof UsageError ? error.detail : error instanceof CommanderError ? commanderMessage(error) : null;
    if (detail === null) {
      await io.err.write(`${render({ text: messages.failed, args: { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) } }, language)}\n`);
      return 2;
    }
    const said = render({ text: messages.usageError, args: { detail: render(detail, language) } }, language);
    const command = program.commands.some((known) => known.name() === argv[0]) ? `${argv[0]} ` : '';
    await io.err.write(`${said}\n${render({ text: messages.seeHelp, args: { command } }, language)}\n`);
    return 2;
  }
}

function build(language: Language, io: Io, done: (code: number | undefined) => void): Command {
  const say = (text: Text): string => text[language];
  const program = new Command('disclosure-report')
    .description(say(messages.description))
    .version(version, '-V, --version', say(messages.versionOption))
    .helpOption('-h, --help', say(messages.helpOption))
    .helpCommand('help [command]', say(messages.helpSummary))
    .addHelpText('after', `\n${say(messages.exitCodes)}`)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.out.write(text), writeErr: () => {}, getOutHasColors: () => false, outputError: () => {} })
    .configureHelp(localisedHelp(language));

  program
    .command('check')
    .summary(say(messages.checkSummary))
    .description(say(messages.checkSummary))
    .argument('<PATH...>', say(messages.pathArgument))
    .addOption(option('--format <FORMAT>', messages.formatOption, formats, 'text'))
    .addOption(option('--fail-on <LEVEL>', messages.failOnOption, failLevels, 'error'))
    .addOption(option('--lang <LANG>', messages.langOption, languages))
    .addOption(new Option('--rule <ID=LEVEL>', say(messages.ruleOption)).argParser(addRule).default({}, ''))
    .addOption(new Option('--form <FORM>', say(messages.formOption)).default('auto'))
    .option('--template <FILE>', say(messages.templateOption), (file: string, files: readonly string[] = []) => [...files, file])
    .option('--baseline <FILE>', say(messages.baselineOption))
    .option('--update-baseline', say(messages.updateBaselineOption))
    .option('--reason <TEXT>', say(messages.reasonOption))
    .addOption(new Option('--jobs <N>', say(messages.jobsOption)).argParser(jobsOf).default('auto'))
    .addHelpText('after', `\n${say(messages.checkFiles)}\n\n${say(messages.exitCodes)}`)
    .action(async (paths: string[], raw: RawCheckOptions, command: Command) => {
      if (raw.reason !== undefined && raw.updateBaseline !== true) throw new UsageError({ text: messages.reasonAlone });
      // The default is for the help only: it must not beat the settings files.
      const form = command.getOptionValueSource('form') === 'cli' ? { form: raw.form } : {};
      const update = raw.updateBaseline === true ? { reason: raw.reason ?? '' } : undefined;
      done(await check(paths, { format: raw.format, failOn: raw.failOn, config: { rules: raw.rule, ...form }, templates: raw.template, baseline: raw.baseline, update, jobs: raw.jobs === 'auto' ? null : raw.jobs }, language, io));
    });

  program
    .command('lsp')
    .summary(say(messages.lspSummary))
    .description(say(messages.lspSummary))
    .option('--stdio', say(messages.stdioOption))
    .action(({ stdio }: { stdio?: boolean }) => {
      if (stdio !== true) throw new UsageError({ text: messages.lspNeedsStdio });
      io.startServer();
      done(undefined);
    });

  return program;

  function option<T extends string>(flags: string, text: Text, choices: readonly T[], fallback?: T): Option {
    const result = new Option(flags, say(text)).choices(choices).argParser(oneOf(flags.split(' ')[0]!, choices));
    return fallback === undefined ? result : result.default(fallback);
  }
}

/** commander's help with titles and remarks in the language of the messages, lined up by width on the screen. */
function localisedHelp(language: Language): Partial<Help> {
  const titles: Readonly<Record<string, Text>> = {
    'Usage:': messages.usageTitle,
    'Options:': messages.optionsTitle,
    'Arguments:': messages.argumentsTitle,
    'Commands:': messages.commandsTitle,
  };
  const placeholders = (usage: string): string => usage.replace('[options]', messages.usageOptions[language]).replace('[command]', messages.usageCommand[language]);
  const [open, close, comma] = language === 'zh' ? ['（', '）', '；'] : [' (', ')', '; '];
  return {
    styleTitle: (title: string) => titles[title]?.[language] ?? title,
    styleUsage: placeholders,
    styleSubcommandTerm: placeholders,
    argumentDescription: (argument: Argument) => argument.description,
    optionDescription(option: Option) {
      const remarks: string[] = [];
      if (option.argChoices) remarks.push(render({ text: messages.choices, args: { choices: option.argChoices.join(', ') } }, language));
      if (typeof option.defaultValue === 'string') remarks.push(render({ text: messages.default, args: { value: option.defaultValue } }, language));
      return remarks.length === 0 ? option.description : `${option.description}${open}${remarks.join(comma)}${close}`;
    },
    displayWidth,
  };
}

/** commander's complaint in our words. */
function commanderMessage(error: CommanderError): Message {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?,]+)/.exec(error.message)?.[1];
  const named = (text: Text, name: string): Message => {
    if (suggestion === undefined) return { text, args: { name } };
    return { text: { zh: text.zh + messages.didYouMean.zh, en: text.en + messages.didYouMean.en }, args: { name, suggestion } };
  };
  switch (error.code) {
    case 'commander.unknownOption':
      return named(messages.unknownOption, quoted);
    case 'commander.unknownCommand':
      return named(messages.unknownCommand, quoted);
    case 'commander.missingArgument':
      return { text: messages.missingArgument };
    case 'commander.optionMissingArgument':
      return { text: messages.missingValue, args: { name: quoted } };
    case 'commander.excessArguments':
      return { text: messages.excessArguments };
    case 'commander.help':
      return { text: messages.missingCommand };
    default:
      return { text: { zh: error.message, en: error.message } };
  }
}
