/** A half-open range of UTF-16 code units, relative to whatever the owner says (a segment, a document). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in the span, both ends included (a cursor after the last character still touches it). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
