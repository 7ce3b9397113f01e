/** Rules that may speak about the real reports, as EXPECTED.md beside these says; anything else is a false alarm. */
export const expectedCodes: Readonly<Record<string, readonly string[]>> = {
  '000': ['structure/overview-length', 'structure/overview-topics', 'table/suspicious-repeat'],
  '001': ['table/missing-row', 'table/number-format', 'table/cell-count', 'structure/overview-topics'],
  '002': ['structure/missing-table', 'structure/missing-section', 'structure/missing-title', 'structure/overview-topics'],
  '003': ['table/header-label', 'text/repeated', 'structure/missing-title', 'structure/overview-length', 'structure/overview-topics'],
  '004': ['table/cell-count', 'table/header-label', 'table/row-label', 'text/foreign-run', 'structure/overview-length', 'table/suspicious-repeat'],
};
