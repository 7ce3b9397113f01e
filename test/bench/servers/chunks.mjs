const linesPerChunk = 128;

/** A text in pieces of some lines each: a change rebuilds the pieces it touches and nothing else. */
export class ChunkStore {
  #chunks;

  constructor(text) {
    this.#chunks = cut(text);
  }

  update({ range, text }) {
    const first = this.#find(range.start.line);
    const last = this.#find(range.end.line);
    const touched = this.#chunks.slice(first.index, last.index + 1);
    const joined = touched.map((chunk) => chunk.text).join('');
    const start = offsetIn(joined, range.start.line - first.line) + range.start.character;
    const end = offsetIn(joined, range.end.line - first.line) + range.end.character;
    const fresh = joined.slice(0, start) + text + joined.slice(end);
    const pieces = touched.length === 1 && fresh.length < 20_000 ? [piece(fresh)] : cut(fresh);
    this.#chunks.splice(first.index, touched.length, ...pieces);
  }

  #find(line) {
    let before = 0;
    for (let index = 0; index < this.#chunks.length - 1; index++) {
      const { lines } = this.#chunks[index];
      if (line < before + lines) return { index, line: before };
      before += lines;
    }
    return { index: this.#chunks.length - 1, line: before };
  }
}

function offsetIn(text, line) {
  let at = 0;
  for (let i = 0; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at;
}

function piece(text) {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return { text, lines };
}

function cut(text) {
  const chunks = [];
  let start = 0;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (++lines < linesPerChunk) continue;
    chunks.push({ text: text.slice(start, at + 1), lines });
    start = at + 1;
    lines = 0;
  }
  chunks.push({ text: text.slice(start), lines });
  return chunks;
}
