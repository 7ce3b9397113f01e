import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The layers of DESIGN 1, lowest first. A file imports from its own folder and from folders to its left, never from the
 * right. test/architecture/imports.test.ts checks the same on the resolved import graph.
 */
const layers = ['text', 'l10n', 'template', 'syntax', 'model', 'rules', 'engine', 'features'];

/** Folders outside the core that build on it. */
const shells = ['lsp', 'cli', 'convert', 'files'];

/** Modules that tie the core to one host. */
const hosts = [
  { regex: '^node:', message: 'The core runs in any host: no Node modules.' },
  { regex: '^vscode', message: 'The core knows no editor and no protocol.' },
];

const folder = (name) => `^\\.\\./(?:.*/)?${name}/`;

/** What the files of a layer may not import. */
const forbidden = (layer) => [
  ...hosts,
  ...layers.slice(layers.indexOf(layer) + 1).map((name) => ({ regex: folder(name), message: `${layer}/ lies below ${name}/ and must not import from it.` })),
  ...shells.map((name) => ({ regex: folder(name), message: `The core must not import from ${name}/.` })),
];

const apart = 'Features do not import each other; what they share moves down into model/.';

const restrict = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });

const directions = [
  ...layers.map((layer) => restrict([`server/src/core/${layer}/**/*.ts`], forbidden(layer))),
  // A feature is one file, with a folder of the same name where it is long.
  restrict(['server/src/core/features/*.ts'], [...forbidden('features'), { regex: '^\\./[^/]+$', message: apart }]),
  restrict(['server/src/core/features/*/**/*.ts'], [...forbidden('features'), { regex: '^\\.\\./(?!\\.\\./)', message: apart }]),
  restrict(['server/src/core/index.ts'], hosts),
];

/** Layers over the core see its façade only, so that the core's insides can change. */
const facadeOnly = {
  regex: '/core/(?!index\\.js$)',
  message: 'Import from core/index.js only.',
};

/** Names that Node itself defines, asked of the Node that runs the lint. */
const nodeGlobals = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));

export default defineConfig(
  { ignores: ['**/node_modules/', 'dist/', 'out/', '.vscode-test/', '**/*.d.ts', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      // Reports hold ideographic and no-break spaces; patterns name them on purpose.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true }],
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Indexes are checked by the compiler (noUncheckedIndexedAccess); `!` says "by construction".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...directions,
  restrict(['server/src/lsp/**/*.ts'], [facadeOnly, { regex: folder('cli'), message: 'lsp/ and cli/ do not know each other.' }]),
  restrict(['server/src/cli/**/*.ts'], [facadeOnly, { regex: folder('lsp'), message: 'lsp/ and cli/ do not know each other.' }]),
  restrict(['server/src/convert/**/*.ts'], [facadeOnly]),
  restrict(['server/src/files/**/*.ts'], [facadeOnly, { regex: folder('(?:cli|lsp)'), message: 'files/ serves cli/ and lsp/ and knows neither.' }]),
  {
    // Promises are used at the edges alone; type information is loaded for these files only, it is what costs.
    files: ['client/src/**/*.ts', 'server/src/lsp/**/*.ts', 'server/src/cli/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/await-thenable': 'error' },
  },
  {
    // Scripts and tests talk to a terminal.
    files: ['scripts/**', 'test/**', '*.js', 'server/src/cli/**'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-console': 'off' },
  },
);
