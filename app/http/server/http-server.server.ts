import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';

/** How long and how large a request may be before its handler sees it, in milliseconds and bytes. */
export interface HttpLimits {
  headersMs: number;
  /** For the whole request: 25 MB over a slow line takes a minute and more. */
  requestMs: number;
  keepAliveMs: number;
  /** A connection on which nothing moves. */
  idleMs: number;
  headerBytes: number;
  headerCount: number;
  checkEveryMs: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headersMs: 15_000,
  requestMs: 180_000,
  keepAliveMs: 65_000,
  idleMs: 120_000,
  headerBytes: 16_384,
  headerCount: 100,
  checkEveryMs: 5_000,
};

export interface HttpParts {
  fetch: (request: Request, env: { incoming: IncomingMessage; outgoing: ServerResponse }) => Promise<Response>;
  /** Answers a request that cannot be read as one. */
  unreadable: (status: 400 | 408 | 431) => Response;
  limits: HttpLimits;
}

/** Node's own server with the limits set, and with our headers on the answers that Node would give by itself. */
export function makeHttpServer({ fetch, unreadable, limits }: HttpParts): Server {
  const listener = getRequestListener((request, env) => fetch(request, env as never), {
    overrideGlobalObjects: false,
    errorHandler: () => unreadable(400),
  });
  const answering = new WeakMap<Duplex, ServerResponse>();
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    (incoming, outgoing) => {
      answering.set(incoming.socket, outgoing);
      void listener(incoming, outgoing);
    },
  );
  server.maxHeadersCount = limits.headerCount;
  server.setTimeout(limits.idleMs);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const begun = answering.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || (begun?.headersSent && !begun.writableEnded)) {
      socket.destroy();
      return;
    }
    void writeRaw(socket, unreadable(statusOf(error)));
  });
  return server;
}

function statusOf(error: NodeJS.ErrnoException): 400 | 408 | 431 {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}

async function writeRaw(socket: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${response.status} Refused\r\n${headers}content-length: ${body.length}\r\nconnection: close\r\n\r\n`,
      ),
      body,
    ]),
  );
}
