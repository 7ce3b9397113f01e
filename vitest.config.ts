import { defineConfig } from 'vitest/config';

// Time limits catch a hang; they say nothing about speed, and shared machines are slow at times. No compiled code is left
// in the cache folder of whoever runs the tests.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 120_000, env: { DISCLOSURE_REPORT_CACHE: '' } } });
