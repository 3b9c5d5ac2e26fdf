import { afterAll, vi } from "vitest";

// Test files of one worker share its process: what one file sets must be unset for the next.
afterAll(() => void vi.unstubAllEnvs());
