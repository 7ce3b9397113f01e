import type { Severity, Text } from '../core/index.js';

/** Everything the command line says by itself, in both languages. */
export const messages = {
  description: { zh: '检查政府信息公开工作年度报告。', en: 'Checks Chinese government annual reports on information disclosure.' },
  checkSummary: { zh: '检查文件、文件夹、通配符或标准输入（-）', en: 'check files, folders, globs or standard input (-)' },
  lspSummary: { zh: '启动语言服务器', en: 'start the language server' },
  helpSummary: { zh: '显示某个命令的帮助', en: 'show help for a command' },
  pathArgument: { zh: '文件、文件夹（查找 *.txt、*.gkbg、*.md）、通配符，或 - 表示标准输入', en: 'file, folder (searched for *.txt, *.gkbg, *.md), glob, or - for standard input' },
  formatOption: { zh: '输出格式', en: 'output format' },
  failOnOption: { zh: '达到这一级别即以 1 退出', en: 'exit with 1 at this level or above' },
  langOption: { zh: '消息语言，不写则按系统区域设置，再不然为中文', en: 'language of the messages, else by locale, else Chinese' },
  ruleOption: { zh: '设定规则级别，可重复；ID 可为 sum/* 这样的通配符；级别：off、hint、information、warning、error', en: 'level of a rule, repeatable; the id may be a glob such as sum/*; levels: off, hint, information, warning, error' },
  formOption: { zh: '按哪个表样检查：auto、2019、2021，或自定义表样的 form', en: 'form to check against: auto, 2019, 2021, or the form of a template' },
  templateOption: { zh: '自定义表样文件，可重复；不写则用设置文件里的 templates', en: 'template file of a form of one’s own, repeatable; else the templates of the settings file' },
  baselineOption: { zh: '基线文件；不写则用最近的 .disclosure-report-baseline.json', en: 'baseline file; else the nearest .disclosure-report-baseline.json' },
  updateBaselineOption: { zh: '把现有的问题都记入基线，今后只报新的', en: 'put all present findings into the baseline; from then on only new ones are reported' },
  reasonOption: { zh: '新记入的问题为什么可以不改', en: 'why the findings that are added may stay' },
  jobsOption: { zh: '用几个线程检查；1 只用一个；0 和 auto 由程序决定：文件上千且有 4 个以上处理器核时用几个，至多 8 个', en: 'threads to check with; 1 is one alone; 0 and auto leave it to the program: several, 8 at most, for thousands of files on four or more cores' },
  checkFiles: {
    zh: '设置取自最近的 .disclosure-report.json（从文件所在的文件夹往上找）；--rule 和 --form 优先于它。',
    en: 'Settings come from the nearest .disclosure-report.json, looked for from the file’s folder upwards; --rule and --form beat it.',
  },
  stdioOption: { zh: '通过标准输入输出通信', en: 'talk over standard input and output' },
  helpOption: { zh: '显示帮助', en: 'show help' },
  versionOption: { zh: '显示版本', en: 'show the version' },
  exitCodes: {
    zh: '退出码：0 没有达到 --fail-on 级别的问题；1 有；2 用法错误、无法读取或内部错误。',
    en: 'Exit codes: 0 nothing at or above --fail-on; 1 something; 2 usage, unreadable input or internal error.',
  },
  usageTitle: { zh: '用法：', en: 'Usage:' },
  optionsTitle: { zh: '选项：', en: 'Options:' },
  argumentsTitle: { zh: '参数：', en: 'Arguments:' },
  commandsTitle: { zh: '命令：', en: 'Commands:' },
  usageOptions: { zh: '[选项]', en: '[options]' },
  usageCommand: { zh: '[命令]', en: '[command]' },
  choices: { zh: '可选：{choices}', en: 'choices: {choices}' },
  default: { zh: '默认：{value}', en: 'default: {value}' },

  usageError: { zh: '用法错误：{detail}', en: 'usage: {detail}' },
  seeHelp: { zh: '用 disclosure-report {command}--help 查看帮助。', en: 'See disclosure-report {command}--help.' },
  unknownOption: { zh: '没有选项 {name}', en: 'no option {name}' },
  unknownCommand: { zh: '没有命令 {name}', en: 'no command {name}' },
  missingArgument: { zh: '缺少要检查的路径', en: 'no path to check' },
  missingCommand: { zh: '缺少命令', en: 'no command' },
  missingValue: { zh: '选项 {name} 缺少值', en: 'option {name} needs a value' },
  badValue: { zh: '选项 {name} 的值 {value} 不可用，可选：{choices}', en: 'option {name} cannot be {value}; choices: {choices}' },
  excessArguments: { zh: '参数过多', en: 'too many arguments' },
  ruleSyntax: { zh: '--rule 的写法是 ID=级别，不是 {value}', en: '--rule takes ID=LEVEL, not {value}' },
  ruleLevel: { zh: '规则 {rule} 没有级别 {value}，可选：{choices}', en: 'rule {rule} cannot be {value}; choices: {choices}' },
  unknownRule: { zh: '没有规则 {rule}', en: 'no rule {rule}' },
  didYouMean: { zh: '，是否要写 {suggestion}？', en: '; did you mean {suggestion}?' },
  reasonAlone: { zh: '--reason 要和 --update-baseline 一起用', en: '--reason goes with --update-baseline' },
  lspNeedsStdio: { zh: '请写 lsp --stdio', en: 'write lsp --stdio' },

  notFound: { zh: '没有这个文件或文件夹', en: 'no such file or folder' },
  noMatch: { zh: '通配符没有匹配到任何文件', en: 'the glob matches no file' },
  noPermission: { zh: '没有读取权限', en: 'no permission to read' },
  tooLarge: { zh: '文件过大', en: 'file too large' },
  isFolder: { zh: '是文件夹，不是文件', en: 'is a folder, not a file' },
  unreadable: { zh: '无法读取（{code}）', en: 'cannot be read ({code})' },
  notUtf8: { zh: '不是 UTF-8 文本', en: 'not text in UTF-8' },
  undecodable: { zh: '不是 UTF-8、UTF-16 或 GB18030 文本', en: 'not text in UTF-8, UTF-16 or GB18030' },
  failed: { zh: '检查时出现内部错误：{detail}', en: 'internal error while checking: {detail}' },
  ruleFailed: { zh: '规则 {rule} 出现内部错误，已跳过：{detail}', en: 'rule {rule} failed and was skipped: {detail}' },
  encodingNote: { zh: '按 {encoding} 读取', en: 'read as {encoding}' },

  baselineUnused: { zh: '有 {count} 条用不上了：', en: '{count} entries are no longer used:' },
  baselineUnusedOne: { zh: '有 1 条用不上了：', en: '1 entry is no longer used:' },
  baselineWritten: { zh: '记有 {entries} 条，新增 {added} 条，去掉 {removed} 条', en: '{entries} entries, {added} added, {removed} removed' },
  baselineNoReason: { zh: '{count} 条还没有写理由（reason）', en: '{count} without a reason' },
  baselineLeft: { zh: '没有改动基线：先解决上面的问题', en: 'The baseline was left as it is: solve the trouble above first.' },
  baselineFailed: { zh: '没能写入：{detail}', en: 'could not be written: {detail}' },

  moreRelated: { zh: '另有 {count} 处', en: '{count} more' },

  checked: { zh: '检查了 {files} 个文件', en: 'checked {files} files' },
  checkedOne: { zh: '检查了 1 个文件', en: 'checked 1 file' },
  nothing: { zh: '没有发现问题', en: 'no findings' },
  suppressedCount: { zh: '另有 {count} 个在基线中', en: '{count} more in the baseline' },
  unreadableCount: { zh: '{count} 个无法读取', en: '{count} could not be read' },
} satisfies Record<string, Text>;

/** Names of the severities in front of a finding. */
export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

/** Severities in the summary, with their number. */
export const severityCounts: Readonly<Record<Severity, { readonly one: Text; readonly many: Text }>> = {
  error: { one: { zh: '{count} 个错误', en: '{count} error' }, many: { zh: '{count} 个错误', en: '{count} errors' } },
  warning: { one: { zh: '{count} 个警告', en: '{count} warning' }, many: { zh: '{count} 个警告', en: '{count} warnings' } },
  information: { one: { zh: '{count} 条信息', en: '{count} information' }, many: { zh: '{count} 条信息', en: '{count} information' } },
  hint: { one: { zh: '{count} 条提示', en: '{count} hint' }, many: { zh: '{count} 条提示', en: '{count} hints' } },
};
