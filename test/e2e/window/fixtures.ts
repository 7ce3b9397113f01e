import { cleanFigures, valueAt, withValue, type CellRef } from '../../harness/figures.js';
import { render } from '../../harness/render.js';

const clean = cleanFigures(4, '2021', 'large');
const newTotal: CellRef = { table: 'applications', row: 'new', column: 'total' };
const markup = '<script>document.title="ran"</script><img src=x onerror="document.title=\'ran\'">';

/** 一、本年新收 × 总计: what it should be, and what the texts say. */
export const right = valueAt(clean, newTotal);
export const wrong = String(Number(right) + 9);

/** A report with one cell per line and one wrong total. */
export const cells = render(withValue(clean, newTotal, wrong), 'cell-line').text;

/** Three reports in one file, the last of them with the wrong total. */
export const yearbook = [cleanFigures(5, '2021', 'small'), cleanFigures(8, '2021', 'small'), withValue(clean, newTotal, wrong)].map((figures) => render(figures, 'tab-grid').text).join('\n');

/** Markup in prose, label and cell. */
export const hostile = render({ ...withValue(clean, { table: 'applications', row: 'd1', column: 'natural' }, markup), prose: { ...clean.prose, 6: [markup] } }, 'pipe-open').text;
