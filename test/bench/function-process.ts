/**
 * The process for functions, in which waiting takes no time of this machine: when all that is left
 * to do is to wait, the site's clock moves on instead. Deadlines see the time that passed.
 */
/** A site whose clock stands still would wait for ever for the last moment of a minute. */
const SHORTEST_WAIT_MS = 1;

interface Wait {
  readonly due: number;
  readonly go: () => void;
}

const machineNow = performance.now.bind(performance);
const machineTimeout = globalThis.setTimeout;
const machineClear = globalThis.clearTimeout;
const waits = new Map<number, Wait>();
const invoked = new Set<string>();
let passed = 0;
let unanswered = 0;
let ids = 0;
let moving: Wait | null = null;

performance.now = () => machineNow() + passed;

function setTimer(go: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): unknown {
  if (ms < SHORTEST_WAIT_MS) return machineTimeout(go, ms, ...values);
  ids += 1;
  waits.set(ids, {
    due: performance.now() + ms,
    go: () => {
      go(...values);
    },
  });
  return ids;
}

function clearTimer(timer: unknown): void {
  if (typeof timer === 'number') waits.delete(timer);
  else machineClear(timer as NodeJS.Timeout);
}

Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });

/** Nothing was asked that is not answered, and the machine has had time to go on. */
function moveOn(): void {
  const next = [...waits].sort(([, a], [, b]) => a.due - b.due)[0];
  if (next === undefined || moving !== null || unanswered > 0 || invoked.size === 0) return;
  waits.delete(next[0]);
  moving = next[1];
  const ms = Math.max(0, Math.ceil(moving.due - performance.now()));
  passed += ms;
  // The site answers with its new time, and only then does the work go on.
  process.send?.({ kind: 'log', invocationId: null, level: 'warn', text: `passed ${ms}` });
}

interface Message {
  readonly kind: string;
  readonly id?: string;
}

const send = process.send?.bind(process);
process.send = (message: Message, ...rest: unknown[]) => {
  if (message.kind === 'request') unanswered += 1;
  if (message.kind === 'outcome') invoked.delete(message.id ?? '');
  return (send as (...all: unknown[]) => boolean)(message, ...rest);
};
process.on('message', (message: Message) => {
  if (message.kind === 'invoke') invoked.add(message.id ?? '');
  if (message.kind === 'response') unanswered -= 1;
  if (message.kind !== 'clock' || moving === null) return;
  const { go } = moving;
  moving = null;
  setImmediate(go);
});

let idleTurns = 0;
function look(): void {
  idleTurns = unanswered === 0 && waits.size > 0 ? idleTurns + 1 : 0;
  if (idleTurns >= 3) moveOn();
  machineTimeout(look, 1);
}
look();

void import('../site/platform/child');
