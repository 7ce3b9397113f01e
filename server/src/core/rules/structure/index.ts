import type { Rule } from '../types.js';
import { rule as duplicateSection } from './duplicateSection.js';
import { rule as emptySection } from './emptySection.js';
import { rule as headingNumber } from './headingNumber.js';
import { rule as missingSection } from './missingSection.js';
import { rule as missingTable } from './missingTable.js';
import { rule as missingTitle } from './missingTitle.js';
import { rule as notAReport } from './notAReport.js';
import { rule as overviewAccountability } from './overviewAccountability.js';
import { rule as overviewLength } from './overviewLength.js';
import { rule as overviewTopics } from './overviewTopics.js';
import { rule as sectionNumber } from './sectionNumber.js';
import { rule as sectionOrder } from './sectionOrder.js';
import { rule as sectionTitle } from './sectionTitle.js';
import { rule as thinSection } from './thinSection.js';

/** The rules about title and sections, in the order of DESIGN 5. */
export const structureRules: readonly Rule[] = [
  notAReport, missingTitle, missingSection, sectionNumber, sectionOrder, duplicateSection, sectionTitle, emptySection, missingTable,
  headingNumber, overviewTopics, overviewLength, overviewAccountability, thinSection,
];
