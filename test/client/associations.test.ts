import { describe, expect, it } from 'vitest';
import { associationPattern } from '../../client/src/associations.js';

describe('pattern for files.associations', () => {
  it('covers the whole folder that is open', () => {
    expect(associationPattern({ path: '/w/年报/a.txt', folder: '/w/年报' })).toBe('*.txt');
    expect(associationPattern({ path: '/w/年报/a.txt', folder: '/w/年报/' })).toBe('*.txt');
  });

  it('covers a folder inside the one that is open', () => {
    expect(associationPattern({ path: '/w/reports/2021/县局/a.txt', folder: '/w/reports' })).toBe('**/2021/县局/*.txt');
  });

  it('names the folder where several are open', () => {
    expect(associationPattern({ path: '/w/a/x.txt', folder: '/w/a', several: true })).toBe('**/a/*.txt');
    expect(associationPattern({ path: '/w/a/2021/x.txt', folder: '/w/a', several: true })).toBe('**/a/2021/*.txt');
  });

  it('names the whole path where no folder is open', () => {
    expect(associationPattern({ path: '/home/u/年报/x.txt' })).toBe('/home/u/年报/*.txt');
    expect(associationPattern({ path: '/d:/年报/x.TXT' })).toBe('d:/年报/*.TXT');
  });

  it('keeps signs of patterns from meaning something', () => {
    expect(associationPattern({ path: '/w/a [1]/{x}/y.txt', folder: '/w' })).toBe('**/a ?1?/?x?/*.txt');
  });

  it('takes a name without an ending as it is', () => {
    expect(associationPattern({ path: '/w/report', folder: '/w' })).toBe('report');
    expect(associationPattern({ path: '/w/.hidden', folder: '/w' })).toBe('.hidden');
  });
});
