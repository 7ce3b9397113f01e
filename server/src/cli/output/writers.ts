import { jsonWriter } from './json.js';
import { textWriter } from './text.js';
import type { Writer, WriterOptions } from './writer.js';

/** The output formats by name. */
export const writers = { text: textWriter, json: jsonWriter } satisfies Record<string, (options: WriterOptions) => Writer>;

export type Format = keyof typeof writers;
