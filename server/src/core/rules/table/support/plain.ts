import type { Cell } from '../../../model/types.js';
import { formatQuantity, type Quantity } from '../../../text/quantity.js';
import { valueKind } from '../common.js';

/** Counters (件, 条 …) and multipliers (万, 亿) behind a count. */
const COUNTER = /^([万亿千百]?)(?:件|条|项|个|次|份|起|宗|人次|人|部|篇|家)?$/;
const MONEY = /^([万亿]?)(元?)(?:人民币)?$/;
const POWER: Readonly<Record<string, number>> = { '': 0, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** How a cell should be written. `keepsValue`: only the notation changes, so the fix is safe. */
export interface PlainForm {
  readonly newText: string;
  readonly keepsValue: boolean;
}

/** Digits half-width, no thousands separators and no spaces between digits; what follows the number stays. */
export function plainNumber(text: string): string {
  return text
    .replace(/[０-９＋－．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/(\d)\s*,\s*(?=\d)/g, '$1')
    .replace(/(\d)\s+(?=\d)/g, '$1');
}

/** value × 10^power, without trailing zeros behind the point unless the number stays as it is. */
function scaled(value: Quantity, power: number): string {
  if (power === 0) return formatQuantity(value);
  let scale = value.scale - power;
  let digits = value.digits;
  if (scale < 0) [digits, scale] = [digits * 10n ** BigInt(-scale), 0];
  while (scale > 0 && digits % 10n === 0n) [digits, scale] = [digits / 10n, scale - 1];
  return formatQuantity({ digits, scale });
}

/** The unit of money that the column's header states, as a power of ten of yuan; null where it states none. */
function statedUnit(cell: Cell): number | null {
  const { column, row } = cell;
  if (column === null) return null;
  const written = row.table.headers.find((header) => header.column === column)?.text ?? column.header ?? column.label;
  const unit = /([万亿]?)元/.exec(written);
  return unit === null ? null : (POWER[unit[1] ?? ''] ?? null);
}

/**
 * The cell without what does not belong in it; null where nothing is wrong, or `newText` empty where it is wrong but
 * cannot be put right without asking.
 */
export function plainForm(cell: Cell): PlainForm | null {
  const { notation, value, text } = cell;
  const odd = notation.fullWidth || notation.thousands || notation.spaces;
  if (!odd && notation.unit === null) return null;
  const plain = plainNumber(text);
  if (notation.unit === null || value === null) return odd ? { newText: plain, keepsValue: true } : null;
  const unit = notation.unit.replace(/\s/g, '');
  if (valueKind(cell) !== 'amount') {
    const power = POWER[COUNTER.exec(unit)?.[1] ?? '?'];
    return { newText: power === undefined ? '' : scaled(value, power), keepsValue: false };
  }
  const [, multiplier, yuan] = MONEY.exec(unit) ?? [];
  if (multiplier === undefined) return { newText: '', keepsValue: false };
  const stated = statedUnit(cell);
  // The header states the unit: the number alone belongs in the cell. 万 alone means 万元.
  if (stated !== null) return { newText: scaled(value, (POWER[multiplier] ?? 0) - stated), keepsValue: false };
  // The form leaves the unit free: a full unit may stay, 万 alone is completed.
  if (yuan !== '') return odd ? { newText: plain, keepsValue: true } : null;
  return { newText: `${plain.replace(/\s*[^\d.\s].*$/, '')}${multiplier}元`, keepsValue: false };
}
