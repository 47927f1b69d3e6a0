/** Starts the processes that run functions, ends those that overrun, and restarts the crashed. */
import { type ChildProcess, fork } from 'node:child_process';
import type {
  ClockState,
  FromChild,
  InvocationMeta,
  Outcome,
  ProxyRequest,
  ProxyResponse,
} from './child-protocol';

export interface FunctionLog {
  readonly invocationId: string | null;
  readonly level: string;
  readonly text: string;
}

export interface FunctionsOptions {
  /** The bundled `child.ts`. */
  readonly childFile: string;
  readonly bundleDir: string;
  readonly egress: readonly string[];
  readonly clock: () => ClockState;
  readonly onRequest: (request: ProxyRequest) => Promise<ProxyResponse>;
  readonly onLog: (log: FunctionLog) => void;
  /** Forge variables, as the environment of the functions. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface FunctionCall {
  readonly handler: string;
  readonly event: unknown;
  readonly context: unknown;
  readonly meta: InvocationMeta;
  readonly limitMs: number;
  /** Pages do not wait for a busy job: on the platform these never share a process. */
  readonly lane: 'interactive' | 'background';
}

interface Running {
  readonly finish: (outcome: Outcome) => void;
  readonly timer: NodeJS.Timeout;
}

interface Worker {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly running: Map<string, Running>;
}

const UNKNOWN = 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
const ENDED = 'The function process ended';

const failure = (name: string, message: string): Outcome => ({
  ok: false,
  error: { name, message },
});

interface WorkerEvents {
  readonly onMessage: (message: Exclude<FromChild, { kind: 'ready' }>) => void;
  readonly onExit: () => void;
}

function forkWorker(options: FunctionsOptions, { onMessage, onExit }: WorkerEvents): Worker {
  const { childFile, bundleDir, egress, variables } = options;
  const child = fork(childFile, [bundleDir, JSON.stringify(egress)], {
    serialization: 'advanced',
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production', ...variables },
  });
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: FromChild) => {
      if (message.kind === 'ready') resolve();
      else onMessage(message);
    });
    child.on('exit', () => {
      onExit();
      resolve();
    });
  });
  child.send({ kind: 'clock', clock: options.clock() });
  return { child, ready, running: new Map() };
}

export function createFunctions(options: FunctionsOptions) {
  const workers = new Map<FunctionCall['lane'], Worker>();
  const alive = new Set<Worker>();
  let isStopped = false;

  function start(lane: FunctionCall['lane']): Worker {
    const worker = forkWorker(options, {
      onMessage: (message) => {
        receive(worker, message);
      },
      onExit: () => {
        alive.delete(worker);
        if (workers.get(lane) === worker) workers.delete(lane);
        for (const id of worker.running.keys()) end(worker, id, failure(UNKNOWN, ENDED));
      },
    });
    alive.add(worker);
    workers.set(lane, worker);
    return worker;
  }

  function receive(worker: Worker, message: Exclude<FromChild, { kind: 'ready' }>): void {
    if (message.kind === 'outcome') end(worker, message.id, message.outcome);
    else if (message.kind === 'log') options.onLog(message);
    else {
      void answer(message.request).then((response) => {
        if (!worker.child.connected) return;
        worker.child.send({ kind: 'response', call: message.call, response });
      });
    }
  }

  async function answer(request: ProxyRequest): Promise<ProxyResponse> {
    try {
      return await options.onRequest(request);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.onLog({ invocationId: request.invocationId, level: 'error', text: `Site: ${text}` });
      return { status: 500, headers: {}, body: JSON.stringify({ message: text }) };
    }
  }

  function end(worker: Worker, id: string, outcome: Outcome): void {
    const running = worker.running.get(id);
    if (running === undefined) return;
    worker.running.delete(id);
    clearTimeout(running.timer);
    running.finish(outcome);
    // A process that overran takes no new calls and goes once its others are done.
    if (worker.running.size === 0 && ![...workers.values()].includes(worker)) {
      worker.child.kill('SIGKILL');
    }
  }

  function overrun(
    worker: Worker,
    lane: FunctionCall['lane'],
    { id, limitMs }: { id: string; limitMs: number },
  ): void {
    if (workers.get(lane) === worker) workers.delete(lane);
    const text = `The function ran over its ${limitMs / 1000} s and was ended`;
    options.onLog({ invocationId: id, level: 'error', text });
    end(worker, id, failure('FUNCTION_TIME_OUT', text));
  }

  return {
    async call({ lane, limitMs, ...message }: FunctionCall): Promise<Outcome> {
      if (isStopped) return failure(UNKNOWN, 'The site is stopping');
      const worker = workers.get(lane) ?? start(lane);
      await worker.ready;
      const id = message.meta.appContext.invocationId;
      return new Promise((finish) => {
        if (!worker.child.connected) {
          finish(failure(UNKNOWN, ENDED));
          return;
        }
        const timer = setTimeout(() => {
          overrun(worker, lane, { id, limitMs });
        }, limitMs);
        worker.running.set(id, { finish, timer });
        worker.child.send({ kind: 'invoke', id, limitMs, ...message });
      });
    },
    setClock(clock: ClockState): void {
      for (const { child } of alive) if (child.connected) child.send({ kind: 'clock', clock });
    },
    /** For tests: what a crash of the machine that runs functions looks like. */
    kill(): void {
      for (const { child } of alive) child.kill('SIGKILL');
    },
    async stop(): Promise<void> {
      isStopped = true;
      await Promise.all(
        [...alive].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => {
                resolve();
              });
              child.kill('SIGKILL');
            }),
        ),
      );
    },
  };
}
