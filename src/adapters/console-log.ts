import { randomUUID } from 'node:crypto';
import type { Log } from '../application/ports/surroundings';

/** One line each; Forge keeps them for support. */
export const consoleLog: Log = {
  failure(thrown) {
    const reference = randomUUID().slice(0, 8);
    console.error(JSON.stringify({ reference, ...describe(thrown) }));
    return reference;
  },
  event(name, details) {
    console.info(JSON.stringify({ event: name, ...details }));
  },
};

function describe(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { thrown: typeof thrown };
  const cause = thrown.cause instanceof Error ? describe(thrown.cause) : undefined;
  return {
    name: thrown.name,
    message: thrown.message,
    stack: thrown.stack?.split('\n').slice(1, 6),
    ...(cause !== undefined && { cause }),
  };
}
