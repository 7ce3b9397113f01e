import type { RuleDocs } from '../types.js';
import { docs as duplicateSection } from './duplicateSection.js';
import { docs as emptySection } from './emptySection.js';
import { docs as headingNumber } from './headingNumber.js';
import { docs as missingSection } from './missingSection.js';
import { docs as missingTable } from './missingTable.js';
import { docs as missingTitle } from './missingTitle.js';
import { docs as notAReport } from './notAReport.js';
import { docs as overviewAccountability } from './overviewAccountability.js';
import { docs as overviewLength } from './overviewLength.js';
import { docs as overviewTopics } from './overviewTopics.js';
import { docs as sectionNumber } from './sectionNumber.js';
import { docs as sectionOrder } from './sectionOrder.js';
import { docs as sectionTitle } from './sectionTitle.js';
import { docs as thinSection } from './thinSection.js';

/** Documentation of the structure rules, by rule id. */
export const structureDocs: Readonly<Record<string, RuleDocs>> = {
  'structure/not-a-report': notAReport,
  'structure/missing-title': missingTitle,
  'structure/missing-section': missingSection,
  'structure/section-number': sectionNumber,
  'structure/section-order': sectionOrder,
  'structure/duplicate-section': duplicateSection,
  'structure/section-title': sectionTitle,
  'structure/empty-section': emptySection,
  'structure/missing-table': missingTable,
  'structure/heading-number': headingNumber,
  'structure/overview-topics': overviewTopics,
  'structure/overview-length': overviewLength,
  'structure/overview-accountability': overviewAccountability,
  'structure/thin-section': thinSection,
};
