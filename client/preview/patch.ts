/**
 * Makes the children of an element those of another, with as little change as possible: what stays keeps its identity, and
 * with it the focus, the selection and the place of the scroll.
 */
export function patchChildren(old: Node, fresh: Node): void {
  const after = [...fresh.childNodes];
  const before = [...old.childNodes];
  // What is alike at the end stays where something came or went before it.
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[before.length - 1 - same]!.isEqualNode(after[after.length - 1 - same]!)) same++;
  const last = before[before.length - same] ?? null;
  after.slice(0, after.length - same).forEach((node, index) => {
    const here = index < before.length - same ? before[index]! : null;
    if (here === null) old.insertBefore(node, last);
    else if (!patch(here, node)) old.replaceChild(node, here);
  });
  for (const gone of before.slice(after.length - same, before.length - same)) old.removeChild(gone);
}

/** Makes a node like another; false where they are of different kinds and cannot be. */
function patch(old: Node, fresh: Node): boolean {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) return false;
  if (!(old instanceof Element) || !(fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return true;
  }
  if (!old.isEqualNode(fresh)) {
    patchAttributes(old, fresh);
    patchChildren(old, fresh);
  }
  return true;
}

/** Whether a reader has opened or closed it is the page's own affair. */
const OWN: ReadonlySet<string> = new Set(['open']);

function patchAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !OWN.has(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !OWN.has(name)) old.setAttribute(name, value);
}
