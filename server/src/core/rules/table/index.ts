import type { Rule } from '../types.js';
import { rule as blankCell } from './blankCell.js';
import { rule as blankTotal } from './blankTotal.js';
import { rule as cellCount } from './cellCount.js';
import { rule as decimalCount } from './decimalCount.js';
import { rule as duplicateRow } from './duplicateRow.js';
import { rule as headerLabel } from './headerLabel.js';
import { rule as missingRow } from './missingRow.js';
import { rule as negative } from './negative.js';
import { rule as notANumber } from './notANumber.js';
import { rule as numberFormat } from './numberFormat.js';
import { rule as outdatedForm } from './outdatedForm.js';
import { rule as rowLabel } from './rowLabel.js';
import { rule as rowNumber } from './rowNumber.js';
import { rule as rowOrder } from './rowOrder.js';
import { rule as suspiciousRepeat } from './suspiciousRepeat.js';
import { rule as unknownRow } from './unknownRow.js';
import { rule as unlikelyFee } from './unlikelyFee.js';
import { rule as unlikelyReview } from './unlikelyReview.js';
import { rule as unlikelyRules } from './unlikelyRules.js';
import { rule as unlikelyShare } from './unlikelyShare.js';
import { rule as unlikelyStock } from './unlikelyStock.js';
import { rule as unlikelySuit } from './unlikelySuit.js';
import { rule as unlikelyUnpaid } from './unlikelyUnpaid.js';

/** The rules about rows, labels and cells of the tables, in the order of DESIGN 5. */
export const tableRules: readonly Rule[] = [
  rowNumber, missingRow, duplicateRow, unknownRow, rowOrder, rowLabel, headerLabel, cellCount,
  notANumber, negative, decimalCount, numberFormat, blankCell, blankTotal, outdatedForm,
  suspiciousRepeat, unlikelyStock, unlikelyRules, unlikelyShare, unlikelyFee, unlikelyUnpaid, unlikelySuit, unlikelyReview,
];
