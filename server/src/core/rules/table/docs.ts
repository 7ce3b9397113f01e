import type { RuleDocs } from '../types.js';
import { docs as blankCell } from './blankCell.js';
import { docs as blankTotal } from './blankTotal.js';
import { docs as cellCount } from './cellCount.js';
import { docs as decimalCount } from './decimalCount.js';
import { docs as duplicateRow } from './duplicateRow.js';
import { docs as headerLabel } from './headerLabel.js';
import { docs as missingRow } from './missingRow.js';
import { docs as negative } from './negative.js';
import { docs as notANumber } from './notANumber.js';
import { docs as numberFormat } from './numberFormat.js';
import { docs as outdatedForm } from './outdatedForm.js';
import { docs as rowLabel } from './rowLabel.js';
import { docs as rowNumber } from './rowNumber.js';
import { docs as rowOrder } from './rowOrder.js';
import { docs as suspiciousRepeat } from './suspiciousRepeat.js';
import { docs as unknownRow } from './unknownRow.js';
import { docs as unlikelyFee } from './unlikelyFee.js';
import { docs as unlikelyReview } from './unlikelyReview.js';
import { docs as unlikelyRules } from './unlikelyRules.js';
import { docs as unlikelyShare } from './unlikelyShare.js';
import { docs as unlikelyStock } from './unlikelyStock.js';
import { docs as unlikelySuit } from './unlikelySuit.js';
import { docs as unlikelyUnpaid } from './unlikelyUnpaid.js';

/** Documentation of the table rules, by rule id. */
export const tableDocs: Readonly<Record<string, RuleDocs>> = {
  'table/row-number': rowNumber,
  'table/missing-row': missingRow,
  'table/duplicate-row': duplicateRow,
  'table/unknown-row': unknownRow,
  'table/row-order': rowOrder,
  'table/row-label': rowLabel,
  'table/header-label': headerLabel,
  'table/cell-count': cellCount,
  'table/not-a-number': notANumber,
  'table/negative': negative,
  'table/decimal-count': decimalCount,
  'table/number-format': numberFormat,
  'table/blank-cell': blankCell,
  'table/blank-total': blankTotal,
  'table/outdated-form': outdatedForm,
  'table/suspicious-repeat': suspiciousRepeat,
  'table/unlikely-stock': unlikelyStock,
  'table/unlikely-rules': unlikelyRules,
  'table/unlikely-share': unlikelyShare,
  'table/unlikely-fee': unlikelyFee,
  'table/unlikely-unpaid': unlikelyUnpaid,
  'table/unlikely-suit': unlikelySuit,
  'table/unlikely-review': unlikelyReview,
};
