import type { Message, Text } from '../l10n/message.js';
import { isObject } from '../text/json.js';

/** The part of JSON Schema that the schema of templates uses. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const messages = {
  type: { zh: '{path}：应当是{wanted}，不是{actual}', en: '{path}: must be {wanted}, not {actual}' },
  choices: { zh: '{path}：不能是 {value}，可选：{choices}', en: '{path}: cannot be {value}; choices: {choices}' },
  empty: { zh: '{path}：不能是空的', en: '{path}: must not be empty' },
  pattern: { zh: '{path}：{value} 的写法不对，应当符合 {pattern}', en: '{path}: {value} is not written as it must be ({pattern})' },
  range: { zh: '{path}：{value} 超出范围（{minimum} 至 {maximum}）', en: '{path}: {value} is out of range ({minimum} to {maximum})' },
  missing: { zh: '{path}：缺少 {name}', en: '{path}: {name} is missing' },
  unknown: { zh: '{path}：没有 {name} 这一项，可选：{choices}', en: '{path}: there is no {name}; choices: {choices}' },
} satisfies Record<string, Text>;

const typeNames: Readonly<Record<string, Text>> = {
  object: { zh: '对象 { … }', en: 'an object { … }' },
  array: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  string: { zh: '文字', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
};

/** Where a value stands in a file: `tables[0].rows[2].label`. The root is `(root)`. */
export function pathTo(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}

/** A path as messages show it. */
export function shownPath(path: string): string {
  return path === '' ? '(root)' : path;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** A value as it stands in the file; a long one is cut. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** What is wrong with a value by a schema: a message for each fault, with its path. */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, path = ''): Message[] {
  if (schema.$ref !== undefined) return schemaFaults(value, root.definitions![schema.$ref.replace('#/definitions/', '')]!, root, path);
  const fault = (text: Text, args: Message['args'] = {}): Message => ({ text, args: { path: shownPath(path), value: shown(value), ...args } });
  const type = typeOf(value);
  if (schema.type !== undefined && schema.type !== type) return [fault(messages.type, { wanted: typeNames[schema.type]!, actual: typeNames[type]! })];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [fault(messages.choices, { choices: schema.enum.map(String).join(', ') })];
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0)) return [fault(messages.empty)];
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return [fault(messages.pattern, { pattern: schema.pattern })];
  }
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))) return [fault(messages.range, { minimum: schema.minimum ?? '…', maximum: schema.maximum ?? '…' })];
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return [fault(messages.empty)];
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, index) => schemaFaults(item, items, root, pathTo(path, index)));
  }
  if (!isObject(value)) return [];
  const names = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name)).map((name) => fault(messages.missing, { name }));
  return missing.concat(
    Object.entries(value).flatMap(([name, item]) => {
      const property = Object.hasOwn(names, name) ? names[name] : schema.additionalProperties;
      if (property === false) return [fault(messages.unknown, { name, choices: Object.keys(names).filter((choice) => choice !== '$schema').join(', ') })];
      return typeof property === 'object' ? schemaFaults(item, property, root, pathTo(path, name)) : [];
    }),
  );
}
