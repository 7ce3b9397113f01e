/** A number in Chinese, the plain way; independent of the reader under test. */
export function inChinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const section = (part: number): string => {
    let out = '';
    let gap = false;
    for (const [scale, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
      const digit = Math.floor(part / scale) % 10;
      if (digit === 0) gap ||= out !== '';
      else {
        out += `${gap ? '零' : ''}${digits[digit]}${name}`;
        gap = false;
      }
    }
    return out;
  };
  const high = Math.floor(value / 10000);
  const low = value % 10000;
  const joint = high > 0 && low > 0 && low < 1000 ? '零' : '';
  return value === 0 ? '零' : `${high > 0 ? `${section(high)}万` : ''}${joint}${section(low)}`.replace(/^一十/, '十');
}
