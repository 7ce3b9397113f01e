/** The part of JSON Schema that template.schema.json uses. */
interface Schema {
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

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** What is wrong with a value, one line per fault with its path. */
export function faults(value: unknown, schema: Schema, root: Schema = schema, path = ''): string[] {
  if (schema.$ref !== undefined) {
    const target = root.definitions?.[schema.$ref.replace('#/definitions/', '')];
    return target === undefined ? [`${path}: no ${schema.$ref}`] : faults(value, target, root, path);
  }
  const found: string[] = [];
  const type = typeOf(value);
  if (schema.type !== undefined && schema.type !== type) return [`${path}: ${type}, not ${schema.type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) found.push(`${path}: ${String(value)} is not in the list`);
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0)) found.push(`${path}: too short`);
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) found.push(`${path}: ${value} does not match`);
  }
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))) found.push(`${path}: out of range`);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) found.push(`${path}: too few`);
    if (schema.items !== undefined) value.forEach((item, index) => found.push(...faults(item, schema.items!, root, `${path}/${index}`)));
  } else if (typeof value === 'object' && value !== null) {
    for (const name of schema.required ?? []) if (!(name in value)) found.push(`${path}: no ${name}`);
    for (const [name, item] of Object.entries(value)) {
      const property = schema.properties?.[name] ?? schema.additionalProperties;
      if (property === false) found.push(`${path}: ${name} is not allowed`);
      else if (typeof property === 'object') found.push(...faults(item, property, root, `${path}/${name}`));
    }
  }
  return found;
}
