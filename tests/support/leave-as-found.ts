import { afterAll, vi } from "vitest";

// Test files of one worker share its process: what one sets for itself, the next must not find.
afterAll(() => void vi.unstubAllEnvs());
