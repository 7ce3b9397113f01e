/** A chart of what one key costs against the size of the file, both scales logarithmic, as SVG. */
export function keyChart(rows) {
  const series = [
    ['disclosure-report', 'disclosure-report', '#12355B', ''],
    ['bare server, text in chunks', 'bare server, text in pieces', '#4C9A6A', ''],
    ['bare server, TextDocument', 'bare server, TextDocument', '#B5533C', ''],
    ['markdownlint: lint again', 'markdownlint, lint again (no server)', '#8A8A8A', '6 4'],
  ];
  const sizes = ['9 KB', '1 MB', '10 MB'];
  const bytes = { '9 KB': 9e3, '1 MB': 1e6, '10 MB': 1e7 };
  const valueOf = (name, size) => rows.find((row) => row.name === name && (row.size === `${size}, clean, push` || (row.group === 'peers, key' && row.size === size)))?.median;
  const [width, height, left, right, top, bottom] = [720, 420, 80, 260, 30, 60];
  const x = (value) => left + ((Math.log10(value) - 3.7) / (7.2 - 3.7)) * (width - left - right);
  const y = (ms) => top + ((3.5 - Math.log10(ms)) / (3.5 + 1.7)) * (height - top - bottom);
  const parts = [];
  for (const ms of [0.1, 1, 10, 100, 1000]) {
    parts.push(`<line x1="${left}" x2="${width - right}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>`, `<text x="${left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`);
  }
  for (const size of sizes) parts.push(`<text x="${x(bytes[size])}" y="${height - bottom + 22}" text-anchor="middle">${size}</text>`);
  const labels = [];
  for (const [name, label, colour, dash] of series) {
    const points = sizes.map((size) => [bytes[size], valueOf(name, size)]).filter(([, value]) => value !== undefined);
    if (points.length === 0) continue;
    const line = points.map(([size, value]) => `${x(size).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    parts.push(`<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`);
    for (const [size, value] of points) parts.push(`<circle cx="${x(size).toFixed(1)}" cy="${y(value).toFixed(1)}" r="4" fill="${colour}"/>`);
    labels.push({ label, colour, y: y(points.at(-1)[1]) });
  }
  labels.sort((a, b) => a.y - b.y).forEach((each, i, all) => {
    if (i > 0) each.y = Math.max(each.y, all[i - 1].y + 18);
    parts.push(`<text x="${width - right + 14}" y="${each.y + 4}" fill="${each.colour}">${each.label}</text>`);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...parts,
    `<text x="${left}" y="${height - 12}">size of the file; from one key in a table cell to its findings, median of one run</text>`,
    '</svg>\n',
  ].join('\n');
}
