import type { BaselineEntry, Language, Message, Severity, Snapshot } from '../../core/index.js';
import type { EncodingName } from '../../files/decode.js';

/** What came of one path. */
export type FileResult =
  | { readonly path: string; readonly encoding: EncodingName; readonly snapshot: Snapshot; readonly error?: undefined }
  | { readonly path: string; readonly error: Message };

/** Numbers over all files. */
export interface Summary {
  /** All of them, the unreadable included. */
  readonly files: number;
  readonly unreadable: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Absent where no baseline is in use. */
  readonly baseline?: { readonly suppressed: number; readonly unused: readonly BaselineEntry[] } | undefined;
}

/** Turns results into output, file by file: nothing is kept until the end, or from one file to the next. */
export interface Writer {
  begin(): string;
  /** Stands between two files. */
  readonly separator: string;
  file(result: FileResult): string;
  end(summary: Summary): string;
}

/** What every writer is made from. */
export interface WriterOptions {
  readonly language: Language;
  readonly colour: boolean;
}
