import { defineConfig } from 'vitest/config';

// Time limits catch a hang; they say nothing about speed, and shared machines are slow at times.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 120_000 } });
