import { cleanFigures, valueAt, withValue, type CellRef } from '../../harness/figures.js';
import { render, type Rendered, type RenderOptions } from '../../harness/render.js';

/** A report of the 2021 form in which everything holds. */
const clean = cleanFigures(4, '2021', 'large');

/** 一、本年新收 × 总计 of table 3. */
export const newTotal: CellRef = { table: 'applications', row: 'new', column: 'total' };

export function cleanReport(options?: RenderOptions): Rendered {
  return render(clean, 'pipe-open', options);
}

export const rightTotal = valueAt(clean, newTotal);
export const wrongTotal = String(Number(rightTotal) + 9);

/** The same report with one total off by nine. */
export function wrongReport(options?: RenderOptions): Rendered {
  return render(withValue(clean, newTotal, wrongTotal), 'pipe-open', options);
}

/** The same report with mistakes that a safe fix can mend, and none else: grouped digits and a misnumbered row. */
export function untidyReport(options?: RenderOptions): Rendered {
  return cleanReport({ ...options, numbers: 'thousands', overrides: { 'applications/d4': [{ label: '5.保护第三方合法权益' }] } });
}

/** Untidy, and a total that no fix may touch without being asked. */
export function untidyWrongReport(): Rendered {
  return render(withValue(clean, newTotal, wrongTotal), 'pipe-open', { overrides: { 'applications/d4': [{ label: '5.保护第三方合法权益' }] } });
}

/** Text that is no report. */
export const letter = '关于召开年度工作会议的通知\n\n各科室：\n定于下周三上午九时召开会议，请准时参加。\n';
