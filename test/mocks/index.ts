import { http, passthrough } from 'msw';
import { setupServer } from 'msw/node';

/** The systems outside. Loopback passes: those are real servers that the tests start themselves. */
export const outside = setupServer(
  http.all('http://127.0.0.1*', () => passthrough()),
  http.all('http://localhost*', () => passthrough()),
);
