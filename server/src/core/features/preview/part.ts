import type { Span } from '../../text/span.js';
import { attribute, type Html } from './html.js';

/**
 * A part of a preview that can be exchanged on its own. Its markup names places of the text by numbers, so that it stays the
 * same where only text before it changes: `data-place` on an element that shows the text of one of the `places`,
 * `data-target` on one that merely leads to one of the `targets`.
 */
export interface PreviewPart {
  /** The same for the same part of the same report from one answer to the next. */
  readonly key: string;
  readonly html: string;
  /** Document offsets, UTF-16. */
  readonly places: readonly Span[];
  /** Document offsets, UTF-16. */
  readonly targets: readonly Span[];
}

/** Collects the places of one part. */
export class Places {
  readonly places: Span[] = [];
  readonly targets: Span[] = [];

  /** For an element that shows the text of the span. */
  shows({ start, end }: Span): Html {
    return attribute('data-place', this.places.push({ start, end }) - 1);
  }

  /** For an element that leads to the span. */
  leads({ start, end }: Span): Html {
    return attribute('data-target', this.targets.push({ start, end }) - 1);
  }

  /** Whether an element shows some of the span. */
  covers(span: Span): boolean {
    return this.places.some((place) => place.start < span.end && span.start < place.end);
  }

  /** The part with this markup. */
  part(key: string, { markup }: Html): PreviewPart {
    return { key, html: markup, places: this.places, targets: this.targets };
  }
}
