/** Rows of fields as spreadsheets and word processors put them on the clipboard: tabs between fields, quotes around those with line breaks. */
export function tabbedRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) {
      // A quote that opens nothing is a character like any other.
      const end = /[\t\r\n]|$/g;
      end.lastIndex = at;
      const stop = end.exec(text)!;
      rows.at(-1)!.push(text.slice(at, stop.index));
      field.lastIndex = stop.index + Math.max(1, stop[0].length);
      if (stop[0] !== '\t') rows.push([]);
      continue;
    }
    rows.at(-1)!.push((found[1]?.replaceAll('""', '"').replace(/\s*[\r\n]\s*/g, '') ?? found[2]!).trim());
    if (found[3] === '') break;
    if (found[3] !== '\t') rows.push([]);
  }
  while (rows.at(-1)?.every((value) => value === '')) rows.pop();
  return rows;
}
