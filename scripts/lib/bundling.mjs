import { createRequire, isBuiltin } from 'node:module';
import { root } from './paths.mjs';

const require = createRequire(import.meta.url);

/** What server and command line are bundled with, for the package as for measurements. @returns {import('esbuild').BuildOptions} */
export const nodeBundle = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // The Node of the oldest supported VS Code (1.91), and the oldest that runs the command line.
  target: 'node20.9',
  format: 'cjs',
  // The ES module build of these libraries, where there is one: the other cannot be shaken.
  mainFields: ['module', 'main'],
  plugins: [protocolOnce(), lateBuiltins()],
};

/** What a web view is bundled with: `chrome122` is what the oldest supported VS Code shows it with. @returns {import('esbuild').BuildOptions} */
export const pageBundle = { absWorkingDir: root, bundle: true, platform: 'browser', target: 'chrome122', format: 'iife', mainFields: ['module', 'main'] };

/** The library of the protocol copies its 320 names for each file that imports some of them: here they do it once. */
function protocolOnce() {
  const library = 'vscode-languageserver/node';
  return {
    name: 'protocol-once',
    setup(build) {
      build.onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ importer, namespace }) =>
        namespace === 'file' && !importer.includes('node_modules') ? { path: library, namespace: 'protocol-once' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'protocol-once' }, () => ({ contents: `export { ${Object.keys(require(library)).join(', ')} } from '${library}';`, resolveDir: root }));
    },
  };
}

/** The library of the protocol loads what it may need of Node to start processes and to open pipes: here it does when it does so. */
function lateBuiltins() {
  return {
    name: 'late-builtins',
    setup(build) {
      build.onResolve({ filter: /^(child_process|crypto)$/ }, ({ path, importer }) => (importer.includes('node_modules') && isBuiltin(path) ? { path, namespace: 'late-builtins' } : undefined));
      build.onLoad({ filter: /.*/, namespace: 'late-builtins' }, ({ path }) => {
        const getters = Object.keys(require(path)).map((name) => `get ${name}() { return load().${name}; }`);
        return { contents: `const load = () => require('node:${path}'); module.exports = { ${getters.join(', ')} };`, loader: 'js' };
      });
    },
  };
}
