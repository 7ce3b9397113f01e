/**
 * Collects rows. `add(group, size, name, summary, { floor, note })` returns the row; `floor` is the row it is compared
 * with, which may be measured later (`add.ratio`).
 */
export function collector(rows) {
  const add = (group, size, name, { median, p99, n }, { floor, note, unit = 'ms' } = {}) => {
    const row = { group, size, name, median, p99, n, unit, note };
    rows.push(row);
    if (floor) add.ratio(row, floor);
    process.stderr.write(`${group} · ${size} · ${name}: ${figure(median)} ${unit}${row.ratio ? ` (${figure(row.ratio)}×)` : ''}${note ? ` ${note}` : ''}\n`);
    return row;
  };
  add.ratio = (row, floor) => {
    row.ratio = row.median / floor.median;
    if (row.p99 && floor.p99) row.p99Ratio = row.p99 / floor.p99;
    row.floor = floor.name;
  };
  return add;
}

const figure = (value) => (value === undefined ? '' : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2));

/** The rows as a Markdown table, one per group. */
export function markdown(rows) {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups
    .map((group) => {
      const lines = rows
        .filter((row) => row.group === group)
        .map((row) => `| ${row.size} | ${row.name} | ${figure(row.median)} ${row.unit}${row.p99 ? ` [${figure(row.p99)}]` : ''} | ${row.ratio ? `${figure(row.ratio)}×` : '1'} | ${row.p99Ratio ? `${figure(row.p99Ratio)}×` : ''} | ${row.note ?? ''} |`);
      return [`### ${group}`, '', '| text | what | median [p99] | to the floor | p99 to p99 | |', '| --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
    })
    .join('\n\n');
}

/** How far apart the spin loops were. */
export function noiseOf(medians) {
  return Math.max(...medians) / Math.min(...medians) - 1;
}
