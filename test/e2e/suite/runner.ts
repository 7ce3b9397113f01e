/** A test runner of thirty lines: the suite runs inside the extension host, where no runner's process model fits. */
interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];
const TIMEOUT_MS = 30_000;

/** Adds a test. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs all tests one after another; `after` tidies up after each. Throws if one failed, which makes the host exit with 1. */
export async function runAll(after: () => Promise<void>): Promise<void> {
  let failed = 0;
  for (const { name, body } of tests) {
    const start = Date.now();
    try {
      await withTimeout(body().finally(after));
      console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`  ✗ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} end-to-end tests failed`);
}

function withTimeout(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
