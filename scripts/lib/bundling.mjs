import { createRequire } from 'node:module';
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
  // fdir makes a `require` of its own place, which a CommonJS bundle has as a path.
  define: { 'import.meta.url': '__filename' },
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

/** What starts processes and threads and makes keys takes Node milliseconds to load, and few sessions need it: here it is loaded when it is used. */
function lateBuiltins() {
  return {
    name: 'late-builtins',
    setup(build) {
      // What the getters ask for is Node's own.
      build.onResolve({ filter: /^node:/, namespace: 'late-builtins' }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: /^(node:)?(child_process|crypto|worker_threads)$/ }, ({ path }) => ({ path: path.replace('node:', ''), namespace: 'late-builtins' }));
      build.onLoad({ filter: /.*/, namespace: 'late-builtins' }, ({ path }) => {
        const getters = Object.keys(require(path)).map((name) => `get ${name}() { return require('node:${path}').${name}; }`);
        return { contents: `module.exports = { ${getters.join(', ')} };`, loader: 'js' };
      });
    },
  };
}
