import type { Message, Text } from '../l10n/message.js';
import { invalidJson, type Reading } from '../l10n/reading.js';
import { rules as allRules } from '../rules/index.js';
import type { Level, RuleOption } from '../rules/types.js';
import type { FormSet } from '../template/formSet.js';
import { isObject, parseJson } from '../text/json.js';
import { defaultConfig, unknownRules } from './config.js';
import type { Config, Settings } from './types.js';

export const levels: readonly Level[] = ['off', 'hint', 'information', 'warning', 'error'];
/** The forms that are always there. */
export const forms: readonly Config['form'][] = ['auto', '2019', '2021'];

const messages = {
  notObject: { zh: '应当是一个 JSON 对象：{ … }', en: 'must be a JSON object: { … }' },
  unknownKey: { zh: '没有设置项 {key}，可选：{choices}', en: 'no setting {key}; choices: {choices}' },
  templates: { zh: 'templates 应当是文件路径的列表：["表样.json"]', en: 'templates must be a list of file paths: ["form.json"]' },
  keyNotObject: { zh: '{key} 应当是一个对象：{ … }', en: '{key} must be an object: { … }' },
  form: { zh: 'template 不能是 {value}，可选：{choices}', en: 'template cannot be {value}; choices: {choices}' },
  level: { zh: '规则 {rule} 没有级别 {value}，可选：{choices}', en: 'rule {rule} cannot be {value}; choices: {choices}' },
  rule: { zh: '没有规则 {rule}', en: 'no rule {rule}' },
  meant: { zh: '没有规则 {rule}，是否要写 {suggestion}？', en: 'no rule {rule}; did you mean {suggestion}?' },
  noOptions: { zh: '规则 {rule} 没有选项', en: 'rule {rule} has no options' },
  option: { zh: '规则 {rule} 没有选项 {option}，可选：{choices}', en: 'rule {rule} has no option {option}; choices: {choices}' },
  whole: { zh: '整数', en: 'whole number' },
  any: { zh: '数', en: 'number' },
  number: { zh: '规则 {rule} 的选项 {option} 应当是不小于 {minimum} 的{kind}，不是 {value}', en: 'option {option} of rule {rule} must be a {kind} of at least {minimum}, not {value}' },
} satisfies Record<string, Text>;

/** Reads a settings file. Nothing in it makes it throw. */
export function readSettings(text: string): Reading<Settings> {
  const { value, fault } = parseJson(text);
  if (fault !== undefined) return { value: null, problems: [invalidJson(text, fault)] };
  if (!isObject(value)) return { value: null, problems: [{ text: messages.notObject }] };
  return checkSettings(value);
}

/**
 * The settings of an object that somebody wrote; what is wrong in it is left out and told. Whether there is a form of that id
 * is known once the templates are read: see `formProblem`.
 */
export function checkSettings(value: Readonly<Record<string, unknown>>): Reading<Settings> & { readonly value: Settings } {
  const problems: Message[] = [];
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === 'rules') settings.rules = checkRules(part, problems);
    else if (key === 'options') settings.options = checkOptions(part, problems);
    else if (key === 'template') {
      if (typeof part === 'string') settings.form = part;
      else problems.push({ text: messages.form, args: { value: shown(part), choices: forms.join(', ') } });
    } else if (key === 'templates') {
      if (Array.isArray(part) && part.every((path) => typeof path === 'string' && path !== '')) settings.templates = part as string[];
      else problems.push({ text: messages.templates });
    } else if (key !== '$schema') problems.push({ text: messages.unknownKey, args: { key, choices: 'rules, template, templates, options' } });
  }
  return { value: settings, problems };
}

/** What is wrong with the id of a form; null where there is such a form, or none is asked for. */
export function formProblem(form: Config['form'] | undefined, set: FormSet): Message | null {
  if (form === undefined || form === 'auto' || set.form(form) !== undefined) return null;
  return { text: messages.form, args: { value: shown(form), choices: [...forms, ...set.own.map((own) => own.form)].join(', ') } };
}

function checkRules(value: unknown, problems: Message[]): Config['rules'] {
  const valid: Record<string, Level> = {};
  for (const [rule, wanted] of entriesOf('rules', value, problems)) {
    const level = levels.find((known) => known === wanted);
    if (level === undefined) problems.push({ text: messages.level, args: { rule, value: shown(wanted), choices: levels.join(', ') } });
    else valid[rule] = level;
  }
  for (const { id, suggestion } of unknownRules({ ...defaultConfig, rules: valid })) {
    Reflect.deleteProperty(valid, id);
    problems.push(noRule(id, suggestion));
  }
  return valid;
}

function checkOptions(value: unknown, problems: Message[]): NonNullable<Config['options']> {
  const valid: Record<string, Record<string, number>> = {};
  for (const [id, wanted] of entriesOf('options', value, problems)) {
    const rule = allRules.find((known) => known.id === id);
    if (rule === undefined) problems.push(noRule(id, unknownRules({ ...defaultConfig, rules: { [id]: 'off' } })[0]?.suggestion ?? null));
    else if (rule.options === undefined) problems.push({ text: messages.noOptions, args: { rule: id } });
    else {
      const set: Record<string, number> = {};
      for (const [name, number] of entriesOf(`options · ${id}`, wanted, problems)) {
        const option = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined;
        if (option === undefined) problems.push({ text: messages.option, args: { rule: id, option: name, choices: Object.keys(rule.options).join(', ') } });
        else if (!fits(number, option)) problems.push({ text: messages.number, args: { rule: id, option: name, minimum: option.minimum, value: shown(number), kind: Number.isInteger(option.default) ? messages.whole : messages.any } });
        else set[name] = number;
      }
      valid[id] = set;
    }
  }
  return valid;
}

function noRule(rule: string, suggestion: string | null): Message {
  return suggestion === null ? { text: messages.rule, args: { rule } } : { text: messages.meant, args: { rule, suggestion } };
}

function entriesOf(key: string, value: unknown, problems: Message[]): [string, unknown][] {
  if (isObject(value)) return Object.entries(value);
  problems.push({ text: messages.keyNotObject, args: { key } });
  return [];
}

function fits(value: unknown, { default: usual, minimum }: RuleOption): value is number {
  return typeof value === 'number' && value >= minimum && (Number.isInteger(value) || !Number.isInteger(usual));
}

/** A value as it stands in the file; a long one is cut. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
