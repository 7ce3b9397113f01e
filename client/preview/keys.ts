/** Everything one can go to with the arrow keys, in the order of the page. */
const STOPS = '#report :is([data-place], [data-target]):not(mark, button)';

/** Left and right go from cell to cell, up and down from row to row and from paragraph to paragraph. */
export function stopBeside(from: Element, key: string): HTMLElement | null {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.offsetParent !== null && !stop.querySelector(':scope > .numbers'));
  const at = stops.findIndex((stop) => stop === from);
  switch (key) {
    case 'Home': return stops[0] ?? null;
    case 'End': return stops.at(-1) ?? null;
    case 'ArrowRight': return stops[at + 1] ?? null;
    case 'ArrowLeft': return stops[at - 1] ?? null;
    case 'ArrowDown': return nearest(from, stops.slice(at + 1), (stop, own) => stop.top >= own.bottom - 2);
    case 'ArrowUp': return nearest(from, stops.slice(0, at).reverse(), (stop, own) => stop.bottom <= own.top + 2);
    default: return null;
  }
}

/** Among the stops of the next line the one that stands closest to under (or over) this one. */
function nearest(from: Element, stops: readonly HTMLElement[], isBeyond: (stop: DOMRect, own: DOMRect) => boolean): HTMLElement | null {
  const own = from.getBoundingClientRect();
  const middle = (own.left + own.right) / 2;
  const candidates = stops.map((stop) => ({ stop, box: stop.getBoundingClientRect() })).filter(({ box }) => isBeyond(box, own));
  const [first] = candidates;
  if (first === undefined) return null;
  const away = ({ left, right }: DOMRect): number => Math.max(left - middle, middle - right, 0);
  // A line is as far as a part of it overlaps its first stop.
  const line = candidates.filter(({ box }) => box.top < first.box.bottom && first.box.top < box.bottom);
  return line.reduce((best, each) => (away(each.box) < away(best.box) ? each : best)).stop;
}
