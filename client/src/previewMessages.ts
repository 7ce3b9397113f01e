import type { Language } from '../../server/src/core/l10n/message.js';

/** What passes between the extension and the page of the preview. Types only: the page's script imports it, too. */

/** What the page keeps over a reload of the window. */
export interface PreviewState {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Words and buttons above a report of a file that holds several. */
export interface Toolbar {
  readonly title: string;
  /** `第 3 份，共 60 份`. */
  readonly number: string;
  readonly choose: string;
  readonly previous: string;
  readonly next: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export type ToPage =
  /** A state of the report: the parts in order, and the HTML of those that changed since the last one. */
  | { readonly type: 'show'; readonly language: Language; readonly state: PreviewState; readonly report: string; readonly order: readonly string[]; readonly changed: Readonly<Record<string, string>>; readonly toolbar: Toolbar | null }
  /** The cursor stands at a place of the report, or at none of those shown. */
  | { readonly type: 'here'; readonly place: PlaceName | null }
  /** There is nothing to show. */
  | { readonly type: 'nothing'; readonly text: string };

/** A place by its part and its number there. */
export interface PlaceName {
  readonly key: string;
  readonly place: number;
}

export type ToExtension =
  /** The page is there and holds nothing yet. */
  | { readonly type: 'ready' }
  /** Go to a place in the text: with its words selected or the cursor before them. */
  | { readonly type: 'go'; readonly key: string; readonly list: 'places' | 'targets'; readonly index: number; readonly select: boolean }
  | { readonly type: 'choose' }
  | { readonly type: 'step'; readonly by: 1 | -1 };
