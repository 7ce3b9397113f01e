import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const file = new URL('../../syntaxes/disclosure-report.tmLanguage.json', import.meta.url);
const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

let loaded: Promise<IGrammar> | undefined;

/** The grammar, read as VS Code reads it. */
export function grammar(): Promise<IGrammar> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<IGrammar> {
  const { buffer, byteOffset, byteLength } = readFileSync(wasm);
  await loadWASM(buffer.slice(byteOffset, byteOffset + byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(file, 'utf8'), 'disclosure-report.tmLanguage.json')),
  });
  return (await registry.loadGrammar('text.disclosure-report'))!;
}

/** Words of a line with the scope a theme colours them by: the innermost, without the language's name. Uncoloured text is left out. */
export async function scopes(line: string): Promise<[string, string][]> {
  const { tokens } = (await grammar()).tokenizeLine(line, INITIAL);
  return tokens
    .map(({ startIndex, endIndex, scopes: stack }): [string, string] => [line.slice(startIndex, endIndex), stack.at(-1)!.replace(/\.disclosure-report$/, '')])
    .filter(([, scope]) => scope !== 'text');
}
