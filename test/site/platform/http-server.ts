/** The little of HTTP that the site needs, on the loopback address only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 6 * 1024 * 1024;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type HttpHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<HttpAnswer | null>;

/** A failure to start that the person can do something about. */
export class StartError extends Error {}

/** `null` from the handler: it has taken over the response. */
export async function listen(port: number, handler: HttpHandler): Promise<Server> {
  const server = createServer((request, response) => {
    void serve(handler, request, response);
  });
  // Callers close what they no longer use. Were the server to do so, a busy caller's next request
  // could meet a connection that is just being closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const text = `Port ${port} is in use. Stop what uses it, or start with --port and another number.`;
      reject(isTaken ? new StartError(text) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
  return server;
}

async function serve(
  handler: HttpHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: HttpAnswer | null;
  try {
    answer = isOurs(request) ? await handler(request, response) : foreign;
  } catch (error) {
    answer = json(500, { error: { message: error instanceof Error ? error.message : 'failed' } });
  }
  if (answer === null) return;
  response.writeHead(answer.status, answer.headers);
  response.end(answer.status === 204 ? undefined : answer.body);
}

const foreign = {
  status: 403,
  headers: { 'content-type': 'text/plain' },
  body: 'Only pages of this site may ask.',
};

/** Other web pages in the same browser must not drive the site. */
function isOurs({ headers, method }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) return false;
  return method === 'GET' || headers.origin === undefined || headers.origin === `http://${host}`;
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

export function cookiesOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = (headers.cookie ?? '').split('; ').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}

export function json(status: number, body: unknown): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
