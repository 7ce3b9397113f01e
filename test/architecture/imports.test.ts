import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Lowest first (DESIGN 1): a file imports from its own layer and from those before it. */
const layers = ['text', 'l10n', 'template', 'syntax', 'model', 'rules', 'engine', 'features', 'index'];

interface Import {
  readonly from: string;
  /** Path from the project's root, or the bare name of a module. */
  readonly to: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return /\.ts$/.test(name) ? [path] : [];
  });
}

const relativePath = (path: string): string => relative(root, path).split(sep).join('/');

/** All imports and re-exports of a file, type-only ones too. */
function importsOf(path: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    from: relativePath(path),
    to: fileName.startsWith('.') ? relativePath(resolve(dirname(path), fileName)).replace(/\.js$/, '.ts') : fileName,
  }));
}

const imports = ['server/src', 'client/src'].flatMap((folder) => filesUnder(join(root, folder))).flatMap(importsOf);
const inCore = imports.filter(({ from }) => from.startsWith('server/src/core/'));

/** `model` for server/src/core/model/…; `index` for the façade. */
function layerOf(path: string): string {
  return path.slice('server/src/core/'.length).split('/')[0]!.replace(/\.ts$/, '');
}

const asText = ({ from, to }: Import): string => `${from} -> ${to}`;

describe('import graph', () => {
  it('was read', () => {
    expect(inCore.length).toBeGreaterThan(50);
    expect(new Set(inCore.map(({ from }) => layerOf(from)))).toEqual(new Set(layers.filter((layer) => inCore.some(({ from }) => layerOf(from) === layer))));
    for (const { from } of inCore) expect(layers, from).toContain(layerOf(from));
  });

  it('keeps the core host-neutral: it imports nothing but itself', () => {
    expect(inCore.filter(({ to }) => !to.startsWith('server/src/core/')).map(asText)).toEqual([]);
  });

  it('compiles the core without any host types', () => {
    const { config } = ts.readConfigFile(join(root, 'server/src/core/tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: { compilerOptions: { types: string[] } } };
    expect(config.compilerOptions.types).toEqual([]);
  });

  it('points downwards only', () => {
    const upwards = inCore.filter(({ from, to }) => to.startsWith('server/src/core/') && layers.indexOf(layerOf(to)) > layers.indexOf(layerOf(from)));
    expect(upwards.map(asText)).toEqual([]);
  });

  it('keeps features apart: each imports only its own folder', () => {
    const feature = (path: string): string => path.slice('server/src/core/features/'.length).split('/')[0]!.replace(/\.ts$/, '');
    const between = inCore.filter(({ from, to }) => layerOf(from) === 'features' && to.startsWith('server/src/core/features/') && feature(from) !== feature(to));
    expect(between.map(asText)).toEqual([]);
  });

  it('lets shells see the façade only', () => {
    // The client runs beside the editor and must start fast: it takes the two small files it needs, not the whole core.
    const small = ['server/src/core/l10n/message.ts', 'server/src/core/features/detect.ts'];
    const past = imports.filter(({ from, to }) => !from.startsWith('server/src/core/') && to.startsWith('server/src/core/') && to !== 'server/src/core/index.ts');
    expect(past.filter(({ from, to }) => !from.startsWith('client/') || !small.includes(to)).map(asText)).toEqual([]);
  });

  it('keeps server and command line apart', () => {
    const crossing = imports.filter(({ from, to }) => (from.startsWith('server/src/lsp/') && to.startsWith('server/src/cli/')) || (from.startsWith('server/src/cli/') && to.startsWith('server/src/lsp/')));
    expect(crossing.map(asText)).toEqual([]);
  });

  it('keeps the documentation of rules out of the bundles', () => {
    const docs = imports.filter(({ from, to }) => /\/rules\/(?:\w+\/)?docs\.ts$/.test(to) && !/\/rules\/(?:\w+\/)?docs\.ts$/.test(from));
    expect(docs.map(asText)).toEqual([]);
  });
});
