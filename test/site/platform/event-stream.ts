/** Tells every open page what happens, as server-sent events. */
import type { ServerResponse } from 'node:http';
import type { SiteEvent } from '../shell/site-api';

const ACTIVITY_PAUSE_MS = 250;

export type EventStream = ReturnType<typeof createEventStream>;

export function createEventStream() {
  const open = new Set<ServerResponse>();
  let activity: NodeJS.Timeout | undefined;

  function send(event: SiteEvent): void {
    for (const response of open) response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  return {
    send,
    /** Many at once become one. */
    noteActivity(): void {
      activity ??= setTimeout(() => {
        activity = undefined;
        send({ kind: 'activity' });
      }, ACTIVITY_PAUSE_MS).unref();
    },
    add(response: ServerResponse): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    close(): void {
      clearTimeout(activity);
      for (const response of open) response.end();
    },
  };
}
