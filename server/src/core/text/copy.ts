/** A slice up to this length is a copy of its own in V8; a longer one points into the text it was cut from. UTF-16 units. */
const LONGEST_COPY = 12;

/** The same characters as a string of their own: what is kept for long must not hold on to the whole text it was cut from. */
export function copyOf(text: string): string {
  return text.length > LONGEST_COPY ? text.split('').join('') : text;
}
