/** The page of the preview: shows what the extension sends, and tells it where the reader wants to go. */
import type { PlaceName, PreviewState, ToExtension, ToPage, Toolbar } from '../src/previewMessages.js';
import { stopBeside } from './keys.js';
import { patchChildren } from './patch.js';

interface KeptState extends PreviewState {
  /** Which report the scroll place is of. */
  readonly report: string;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): { postMessage(message: ToExtension): void; getState(): KeptState | undefined; setState(state: KeptState): void };

const host = acquireVsCodeApi();
const report = document.getElementById('report')!;
const toolbar = document.querySelector<HTMLElement>('.toolbar')!;
const button = (name: string): HTMLButtonElement => toolbar.querySelector(`.${name}`)!;
/** Where the page was when it was last seen. */
let kept = host.getState();
let shown: string | undefined;
let here: Element | null = null;

function partOf(key: string): HTMLElement | null {
  return [...report.children].find((part): part is HTMLElement => part instanceof HTMLElement && part.dataset['part'] === key) ?? null;
}

function show({ language, state, report: name, order, changed, toolbar: bar }: Extract<ToPage, { type: 'show' }>): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const child of [...report.children]) if (!(child instanceof HTMLElement) || !order.includes(child.dataset['part'] ?? '')) child.remove();
  order.forEach((key, index) => {
    let part = partOf(key);
    if (part === null) {
      part = document.createElement('div');
      part.dataset['part'] = key;
    }
    if (report.children[index] !== part) report.insertBefore(part, report.children[index] ?? null);
    const html = changed[key];
    if (html === undefined) return;
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    for (const stop of fresh.content.querySelectorAll(':is([data-place], [data-target]):not(button)')) stop.setAttribute('tabindex', '-1');
    patchChildren(part, fresh.content);
  });
  showToolbar(bar);
  if (shown !== name) {
    // Another report begins at its beginning; the same one after a reload where it was.
    scrollTo(0, kept?.report === name ? kept.scroll : 0);
    here = null;
  }
  shown = name;
  keep(state);
  rove();
  // What was exchanged lost the mark; where the cursor is now, the extension says next.
  if (here?.isConnected === true) highlight(here);
}

function showToolbar(bar: Toolbar | null): void {
  toolbar.hidden = bar === null;
  if (bar === null) return;
  button('choose').textContent = bar.title;
  button('choose').title = bar.choose;
  for (const [name, label, disabled] of [['previous', bar.previous, bar.isFirst], ['next', bar.next, bar.isLast]] as const) {
    const each = button(name);
    each.title = label;
    each.setAttribute('aria-label', label);
    each.disabled = disabled;
  }
  toolbar.querySelector('.number')!.textContent = bar.number;
}

function keep(state: PreviewState | undefined = kept): void {
  if (state === undefined || shown === undefined) return;
  kept = { uri: state.uri, line: state.line, character: state.character, report: shown, scroll: scrollY };
  host.setState(kept);
}

/** Exactly one place of the report can be reached with the tab key: the one last visited. */
function rove(to: Element | null = document.activeElement?.closest('[data-place], [data-target]') ?? null): void {
  const stops = report.querySelectorAll('[tabindex="0"]');
  const target = to?.matches('[tabindex]') === true ? to : (stops[0] ?? report.querySelector('[tabindex]'));
  for (const stop of stops) if (stop !== target) stop.setAttribute('tabindex', '-1');
  target?.setAttribute('tabindex', '0');
}

/** Marks the place of the cursor. The page scrolls only where that is another one and not to be seen. */
function mark(place: PlaceName | null): void {
  const next = place === null ? null : (partOf(place.key)?.querySelector(`[data-place="${place.place}"]`) ?? null);
  if (next === here) return;
  here?.classList.remove('here');
  here?.removeAttribute('aria-current');
  here = next;
  if (next === null) return;
  highlight(next);
  if (!isSeen(next)) next.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function highlight(element: Element): void {
  element.classList.add('here');
  element.setAttribute('aria-current', 'location');
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const above = toolbar.hidden ? 0 : toolbar.getBoundingClientRect().bottom;
  return bottom > above + 8 && top < innerHeight - 8;
}

/** Goes to the text of an element, or to what it leads to. */
function go(element: Element): void {
  const key = element.closest<HTMLElement>('[data-part]')?.dataset['part'];
  const { place, target } = (element as HTMLElement).dataset;
  if (key === undefined) return;
  const select = element.matches('td, mark, .number, .piece');
  if (place !== undefined) host.postMessage({ type: 'go', key, list: 'places', index: Number(place), select });
  else if (target !== undefined) host.postMessage({ type: 'go', key, list: 'targets', index: Number(target), select: false });
}

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'show') show(data);
  else if (data.type === 'here') mark(data.place);
  else {
    const note = document.createElement('p');
    note.className = 'waiting';
    note.textContent = data.text;
    report.replaceChildren(note);
    toolbar.hidden = true;
  }
});

report.addEventListener('click', (event) => {
  const element = (event.target as Element).closest('[data-place], [data-target]');
  // Whoever has marked words wants to copy them.
  if (element === null || getSelection()?.isCollapsed === false) return;
  rove(element);
  go(element);
});

report.addEventListener('keydown', (event) => {
  const from = (event.target as Element).closest('[data-place], [data-target]');
  if (from === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || from.matches('button')) return;
  if (event.key === 'Enter') go(from);
  else {
    const next = stopBeside(from, event.key);
    if (next === null) return;
    rove(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  event.preventDefault();
});

button('choose').addEventListener('click', () => host.postMessage({ type: 'choose' }));
button('previous').addEventListener('click', () => host.postMessage({ type: 'step', by: -1 }));
button('next').addEventListener('click', () => host.postMessage({ type: 'step', by: 1 }));

let scrolled: ReturnType<typeof setTimeout> | undefined;
addEventListener('scroll', () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(() => keep(), 200);
}, { passive: true });

host.postMessage({ type: 'ready' });
