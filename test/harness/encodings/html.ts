import type { Sheet } from '../sheet.js';
import type { Writer } from './writer.js';

/** A pasted HTML table: pretty-printed with paragraphs in the cells, or on one line. */
export function html(layout: 'pretty' | 'inline') {
  const pretty = layout === 'pretty';
  return (sheet: Sheet, out: Writer): void => {
    const newline = pretty ? '\n' : '';
    out.put(`<table border="1" cellspacing="0">${newline}${pretty ? '  <tbody>\n' : '<tbody>'}`);
    for (const line of sheet.lines) {
      out.put(pretty ? '    <tr>\n' : '<tr>');
      for (const box of line) {
        const spans = `${box.colSpan > 1 ? ` colspan="${box.colSpan}"` : ''}${box.rowSpan > 1 ? ` rowspan="${box.rowSpan}"` : ''}`;
        out.put(`${pretty ? '      ' : ''}<td${spans}${pretty && box.kind === 'value' ? ' align="center"' : ''}>${pretty ? '<p>' : ''}`);
        if (box.text === '') out.put('&nbsp;');
        else out.box(box);
        out.put(`${pretty ? '</p>' : ''}</td>${newline}`);
      }
      out.put(pretty ? '    </tr>\n' : '</tr>');
    }
    out.put(`${pretty ? '  </tbody>\n' : '</tbody>'}</table>\n`);
  };
}
