import { boundedDistance } from '../template/distance.js';
import { rules } from '../rules/index.js';
import type { Level, Rule } from '../rules/types.js';
import type { Config } from './types.js';

export const defaultConfig: Config = { rules: {}, form: 'auto' };

/** All rule ids, in the order in which they are listed. */
export const ruleIds: readonly string[] = rules.map((rule) => rule.id);

const defaults = new Map<string, Level>(rules.map((rule) => [rule.id, rule.severity]));

/** Whether a settings key names the rule: an exact id, or a pattern in which `*` stands for any characters. */
function names(pattern: string, rule: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return pattern === rule;
  if (!rule.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = rule.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return rule.length - tail.length >= at && rule.endsWith(tail);
}

/**
 * The level the user gave the rule, or null where nothing names it. An exact id beats a longer pattern, which beats a
 * shorter one; between equals the later entry wins, as on a command line.
 */
export function configuredLevel(rule: string, config: Config): Level | null {
  const exact = Object.hasOwn(config.rules, rule) ? config.rules[rule] : undefined;
  if (exact !== undefined) return exact;
  let best: Level | null = null;
  let length = -1;
  for (const [pattern, level] of Object.entries(config.rules)) {
    if (pattern.length < length || !pattern.includes('*') || !names(pattern, rule)) continue;
    best = level;
    length = pattern.length;
  }
  return best;
}

/** The rule's level after settings; rules nobody knows are off. */
export function levelOf(rule: string, config: Config): Level {
  return configuredLevel(rule, config) ?? defaults.get(rule) ?? 'off';
}

/** An option of a rule: what was set, else its default. */
export function optionOf(rule: Rule, name: string, config: Config): number {
  const option = rule.options?.[name];
  if (option === undefined) throw new Error(`the rule ${rule.id} has no option ${name}`);
  return config.options?.[rule.id]?.[name] ?? option.default;
}

/**
 * Several sources of settings as one, the strongest first. For each rule the first source that names it counts, be it by
 * a pattern: a weaker source cannot win by being more specific.
 */
export function mergeConfig(layers: readonly Partial<Config>[]): Config {
  const named = layers.map((layer) => layer.rules ?? {}).filter((rules) => Object.keys(rules).length > 0);
  const form = layers.find((layer) => layer.form !== undefined)?.form ?? defaultConfig.form;
  const options = mergeOptions(layers);
  if (named.length === 0 && form === defaultConfig.form && options === undefined) return defaultConfig;
  return { rules: named.length > 1 ? flatten(named) : (named[0] ?? {}), form, ...(options === undefined ? {} : { options }) };
}

function flatten(layers: readonly Config['rules'][]): Config['rules'] {
  const flat: Record<string, Level> = {};
  for (const rule of ruleIds) {
    for (const layer of layers) {
      const level = configuredLevel(rule, { ...defaultConfig, rules: layer });
      if (level === null) continue;
      flat[rule] = level;
      break;
    }
  }
  return flat;
}

function mergeOptions(layers: readonly Partial<Config>[]): Config['options'] {
  const merged: Record<string, Record<string, number>> = {};
  for (const { options } of layers.toReversed()) {
    for (const [rule, values] of Object.entries(options ?? {})) merged[rule] = { ...merged[rule], ...values };
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

/** A key of the settings that names no rule, with the id that was probably meant. */
export interface UnknownRule {
  readonly id: string;
  readonly suggestion: string | null;
}

/** Ids and patterns of the settings that match no rule at all. */
export function unknownRules(config: Config): readonly UnknownRule[] {
  return Object.keys(config.rules)
    .filter((pattern) => !ruleIds.some((rule) => names(pattern, rule)))
    .map((id) => ({ id, suggestion: nearest(id) }));
}

/** The closest rule id; a name without its category counts, too. */
function nearest(id: string): string | null {
  const limit = Math.min(6, Math.max(2, Math.floor(id.length / 3)));
  let best: string | null = null;
  let distance = limit + 1;
  for (const rule of ruleIds) {
    for (const candidate of [rule, rule.slice(rule.indexOf('/') + 1)]) {
      const d = boundedDistance(id, candidate, limit);
      if (d >= distance) continue;
      best = rule;
      distance = d;
    }
  }
  return best;
}
