import { describe, expect, it } from 'vitest';
import { withChoices } from '../../client/src/choices.js';
import { FileMemory, type Store } from '../../client/src/memory.js';

function store(content: Record<string, unknown> = {}): Store {
  return {
    get: <T>(key: string) => content[key] as T | undefined,
    update: (key, value) => {
      content[key] = JSON.parse(JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

describe('what is remembered of files', () => {
  it('is kept, replaced and forgotten', async () => {
    const kept = store();
    const memory = new FileMemory<string>(kept, 'key');
    await memory.set('file:///a.txt', '2019');
    await memory.set('file:///b.txt', '2021');
    await memory.set('file:///a.txt', '2021');
    expect(new FileMemory<string>(kept, 'key').get('file:///a.txt')).toBe('2021');
    await memory.set('file:///a.txt', undefined);
    expect(memory.get('file:///a.txt')).toBeUndefined();
    expect(memory.get('file:///b.txt')).toBe('2021');
  });

  it('does not grow without end', async () => {
    const memory = new FileMemory<true>(store({ key: Array.from({ length: 500 }, (_, index) => [`file:///${index}`, true]) }), 'key');
    await memory.set('file:///new', true);
    expect(memory.get('file:///0')).toBeUndefined();
    expect(memory.get('file:///1')).toBe(true);
    expect(memory.get('file:///new')).toBe(true);
  });

  it('survives a state it does not know', () => {
    expect(new FileMemory(store({ key: { old: 'form' } }), 'key').get('file:///a.txt')).toBeUndefined();
  });
});

describe('choices of the client in the settings of the server', () => {
  it('are filled in', () => {
    expect(withChoices({ language: 'auto', template: 'auto', rules: { 'sum/*': 'off' } }, { language: 'zh', form: '2019' })).toEqual({ language: 'zh', template: '2019', byHand: true, rules: { 'sum/*': 'off' } });
    expect(withChoices({ template: '2021' }, { language: 'en', form: undefined })).toEqual({ language: 'en', template: '2021' });
    expect(withChoices(null, { language: 'zh', form: undefined })).toEqual({ language: 'zh' });
  });
});
