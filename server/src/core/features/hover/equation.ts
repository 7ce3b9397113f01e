import { render, type Language } from '../../l10n/message.js';
import { relationNames } from '../../model/names.js';
import { obstacleText, type ObstacleSource } from '../../model/obstacle.js';
import type { Cell, Relation } from '../../model/types.js';
import { absolute, formatQuantity, isNegative, isZero, type Quantity } from '../../text/quantity.js';
import { bold } from './markdown.js';
import { words } from './words.js';

/** Sides longer than this leave their zeros out: twenty-one outcomes are mostly zeros. */
const SHORT_SIDE = 2;

function term(cell: Cell): string {
  if (cell.value === null) return '0';
  const number = formatQuantity(cell.value);
  return isNegative(cell.value) ? `(${number})` : number;
}

function side(cells: readonly Cell[]): string {
  const shown = cells.length > SHORT_SIDE ? cells.filter((cell) => cell.value !== null && !isZero(cell.value)) : cells;
  return shown.length === 0 ? '0' : shown.map(term).join(' + ');
}

/** An expression with its sum, where it is not a single number anyway. */
function withSum(expression: string, sum: Quantity): string {
  const number = formatQuantity(sum);
  return expression === number ? number : `${expression} = ${number}`;
}

/** `72 = 68 + 4 ✓`, `68 + 4 = 72 ≠ 71（差 1）`; null when the relation was not evaluated. */
export function equation(relation: Relation, language: Language): string | null {
  const { leftSum, rightSum, residual } = relation;
  if (relation.status === 'not-evaluated' || leftSum === null || rightSum === null) return null;
  // The single cell is the total: it stands first where the sum is right, last where it is not.
  const turned = relation.right.length !== 1 && relation.left.length === 1;
  const [addends, addendSum, totals, totalSum] = turned
    ? [relation.right, rightSum, relation.left, leftSum]
    : [relation.left, leftSum, relation.right, rightSum];
  if (relation.status === 'holds') return totals.length === 1 ? `${side(totals)} = ${side(addends)} ✓` : `${side(addends)} = ${side(totals)} ✓`;
  const written = totals.length === 1 ? side(totals) : `${formatQuantity(totalSum)} = ${side(totals)}`;
  const off = residual === null ? '' : render({ text: words.off, args: { amount: formatQuantity(absolute(residual)) } }, language);
  return `${withSum(side(addends), addendSum)} ≠ ${written}${off}`;
}

/** One line per relation: its name, the arithmetic, and whether it holds. */
export function relationLine(relation: Relation, source: ObstacleSource, language: Language): string {
  const name = `${relationNames[relation.template.id][language]}${words.colon[language]}`;
  const shown = equation(relation, language);
  if (shown === null) return name + render({ text: words.notEvaluated, args: { reason: obstacleText(relation, source, language) } }, language);
  const blanks = relation.involvesBlank ? (language === 'zh' ? `（${words.blanksAsZero.zh}）` : ` (${words.blanksAsZero.en})`) : '';
  return name + (relation.status === 'fails' ? bold(shown) : shown) + blanks;
}
