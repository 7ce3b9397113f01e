import { beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { brokenText } from '../cli/reports.js';
import { LspClient, pulling } from './client.js';

const uri = 'file:///report.gkbg';
const other = 'file:///other.gkbg';

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

async function pulledRules(client: LspClient, document = uri): Promise<unknown[]> {
  return (await client.pulled(document)).map(({ code }) => code);
}

describe('settings', { timeout: 30_000 }, () => {
  it('are asked for per document, and a change refreshes', async () => {
    let settings: Settings = {};
    const client = await LspClient.start({ capabilities: pulling, settings: (asked) => (asked === uri ? settings : {}) });
    await client.open(uri, brokenText());
    await client.open(other, brokenText());
    expect(await pulledRules(client)).toContain('sum/row-total');
    settings = { rules: { 'sum/*': 'off' } };
    await client.settingsChanged(null);
    await client.until(() => client.refreshes || undefined);
    expect(await pulledRules(client)).not.toContain('sum/row-total');
    expect(await pulledRules(client, other)).toContain('sum/row-total');
    settings = { rules: { 'sum/row-total': 'hint' } };
    await client.settingsChanged(null);
    expect((await client.pulled(uri)).find(({ code }) => code === 'sum/row-total')?.severity).toBe(4);
  });

  it('change what is pushed', async () => {
    let settings: Settings = {};
    const client = await LspClient.start({ settings: () => settings });
    await client.open(uri, brokenText());
    expect((await client.pushed(uri)).some(({ code }) => code === 'sum/row-total')).toBe(true);
    settings = { rules: { '*': 'off' } };
    await client.settingsChanged(null);
    await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length === 0));
  });

  it('come from initialization options and notifications where the client has no requests for them', async () => {
    const client = await LspClient.start({ capabilities: pulling, initializationOptions: { rules: { '*': 'off' } } });
    await client.open(uri, brokenText());
    expect(await pulledRules(client)).toEqual([]);
    await client.settingsChanged({ disclosureReport: { rules: {} } });
    expect(await pulledRules(client)).toContain('sum/row-total');
  });

  it('set the form by hand', async () => {
    let settings: Settings = {};
    const client = await LspClient.start({ capabilities: pulling, settings: () => settings });
    await client.open(uri, brokenText());
    await client.pulled(uri);
    settings = { template: '2019' };
    await client.settingsChanged(null);
    await client.pulled(uri);
    await client.until(() => client.statuses.find(({ reports }) => reports[0]?.form === '2019'));
    expect(client.statuses[0]?.reports[0]?.form).toBe('2021');
  });

  it('choose the language: the setting, else the client, else its locale, else Chinese', async () => {
    const message = async (client: LspClient): Promise<string> => {
      await client.open(uri, brokenText());
      return (await client.pulled(uri)).map(({ message: text }) => text).join('\n');
    };
    const chinese = /[\u4e00-\u9fff]{8}/;
    const start = (options: Parameters<typeof LspClient.start>[0]): Promise<LspClient> => LspClient.start({ capabilities: pulling, ...options });
    expect(await message(await start({}))).toMatch(chinese);
    expect(await message(await start({ locale: 'zh-cn' }))).toMatch(chinese);
    expect(await message(await start({ locale: 'de' }))).not.toMatch(chinese);
    expect(await message(await start({ locale: 'de', initializationOptions: { language: 'zh' } }))).toMatch(chinese);
    expect(await message(await start({ initializationOptions: { language: 'zh' }, settings: () => ({ language: 'en' }) }))).not.toMatch(chinese);
    expect(await message(await start({ initializationOptions: { language: 'en' }, settings: () => ({ language: 'auto' }) }))).not.toMatch(chinese);
  });

  it('are checked: a level that does not exist is said in the log and changes nothing', async () => {
    const client = await LspClient.start({ capabilities: pulling, settings: () => ({ rules: { 'sum/row-total': 'loud' } }) as unknown as Settings });
    await client.open(uri, brokenText());
    expect(await pulledRules(client)).toContain('sum/row-total');
    await client.until(() => client.log.find((line) => line.includes('"loud" is no level for sum/row-total')));
  });
});
