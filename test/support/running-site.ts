/** The local site as a process of its own, driven over its documented control interface. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Api } from '../../src/contract/api';
import type { JiraEdit, JiraFault, RecordedCall } from '../site/seams';

const root = path.resolve(__dirname, '../..');
const START_TIMEOUT_MS = 90_000;

export interface SiteOptions {
  /** Folders of site data; the default site when absent. */
  readonly data?: readonly string[];
  readonly now?: string;
  readonly as?: string;
  readonly db?: string;
  readonly seed?: boolean;
  readonly port?: number;
  /** Longer where many objectives are written first. */
  readonly startTimeoutMs?: number;
}

export interface InvokeOptions {
  readonly as: string;
  readonly moduleKey?: string;
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface RunningSite {
  readonly url: string;
  readonly port: number;
  invoke<Call extends keyof Api>(
    call: Call,
    payload: Parameters<Api[Call]>[0],
    options: InvokeOptions,
  ): Promise<ReturnType<Api[Call]>>;
  edit(edit: JiraEdit): Promise<{ issueId?: string; issueKey?: string }>;
  /** Any call of the control interface; `as` is who is signed in. */
  control<Answer>(name: string, body?: unknown, as?: string): Promise<Answer>;
  drain(): Promise<void>;
  runHourly(): Promise<void>;
  addFault(fault: JiraFault): Promise<void>;
  clearFaults(): Promise<void>;
  calls(): Promise<readonly RecordedCall[]>;
  /** Ends it the hard way: `kill -9`, functions included. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the site and resolves once it prints its address. */
export async function runSite(options: SiteOptions = {}): Promise<RunningSite> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', ...commandLine(options, port)], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child, options.startTimeoutMs);
  return connect(child, port);
}

function commandLine(options: SiteOptions, port: number): string[] {
  const { data = [], now, as, db = ':memory:', seed } = options;
  return [
    path.join(root, 'test/site/cli.ts'),
    ...['--port', String(port), '--db', db],
    ...data.flatMap((folder) => ['--data', folder]),
    ...(now === undefined ? [] : ['--now', now]),
    ...(as === undefined ? [] : ['--as', as]),
    ...(seed === false ? ['--no-seed'] : []),
  ];
}

function untilReady(child: ChildProcess, timeoutMs = START_TIMEOUT_MS): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new Error(`The site was not ready in time:\n${output}`));
    }, timeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (!/https?:\/\/localhost:\d+/.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The site ended with code ${String(code)}:\n${output}`));
    });
  });
}

function connect(child: ChildProcess, port: number): RunningSite {
  const url = `http://localhost:${port}`;
  const control = async <Answer>(name: string, body?: unknown, as?: string): Promise<Answer> => {
    const response = await fetch(`${url}/site/api/${name}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(as === undefined ? {} : { cookie: `site-user=${encodeURIComponent(as)}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
        resolve();
        return;
      }
      child.once('exit', () => {
        resolve();
      });
      // The negative id reaches the function process too.
      process.kill(-child.pid, signal);
    });
  return {
    url,
    port,
    control,
    invoke: (call, payload, { as, moduleKey = 'okr-project-page', extension }) =>
      control('invoke', { call, payload, as, moduleKey, extension }),
    edit: (edit) => control('edit', edit, edit.accountId),
    drain: () => control('drain', {}),
    runHourly: () => control('schedule', { key: 'every-hour' }),
    addFault: (fault) => control('faults', { add: fault }),
    clearFaults: () => control('faults', { clear: true }),
    calls: async () => (await control<{ calls: readonly RecordedCall[] }>('calls?bodies=1')).calls,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** The site takes this port and the next one. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000) * 2;
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
