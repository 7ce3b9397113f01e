import type { Connection, Range } from 'vscode-languageserver';
import { preview, previewableReports, type Span } from '../core/index.js';
import type { Analyser } from './analyser.js';
import { toOffset, toPosition, toRange } from './convert.js';
import { answer } from './handling.js';
import { previewMethod, reportsMethod, type PreviewParams, type PreviewResult, type ReportsParams, type ReportsResult } from './protocol.js';

/** The preview of one report, and the list to choose one from. */
export function servePreview(connection: Connection, analyser: Analyser): void {
  connection.onRequest(
    previewMethod,
    answer(connection, analyser, 'preview', ({ document: { tree, version }, snapshot, language, suppressed }, { position }: PreviewParams): PreviewResult => {
      const { report, count, title, range, parts } = preview(snapshot, toOffset(tree, position), language, suppressed);
      const ranges = (spans: readonly Span[]): Range[] => spans.map((span) => toRange(tree, span));
      return { version, language, report, count, title, range: toRange(tree, range), parts: parts.map(({ key, html, places, targets }) => ({ key, html, places: ranges(places), targets: ranges(targets) })) };
    }),
  );

  connection.onRequest(
    reportsMethod,
    answer(connection, analyser, 'reports', ({ document: { tree }, snapshot, language }, _params: ReportsParams): ReportsResult =>
      previewableReports(snapshot, language).map(({ title, start }) => ({ title, position: toPosition(tree, start) }))),
  );
}
