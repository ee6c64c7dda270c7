// Nothing may reach the outside: a test that tries fails with the address it tried.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { outside } from '#test/mocks/index.ts';

beforeAll(() => outside.listen({ onUnhandledRequest: 'error' }));
afterEach(() => outside.resetHandlers());
afterAll(() => outside.close());
