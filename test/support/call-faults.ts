/** Everything that can go wrong with one call to the outside, by what is called. */
import { UpstreamError } from '../../src/application/ports/upstream-error';
import { lightResponse } from '../doubles/edited-jira';
import type { Fault } from '../doubles/mortal-world';

interface CallFault extends Pick<Fault, 'hits' | 'answer'> {
  readonly name: string;
  /** Also from each call on, for as long as the job and its tries last: one fault of each kind. */
  readonly mayLast?: true;
}

const isJira = (name: string): boolean => name.startsWith('jira ');
const isQueue = (name: string): boolean => /^(jobs|historyJobs)\./.test(name);
const isStorageRead = (name: string): boolean => /(^|\/)(get|query)$/.test(name);
const isStorageWrite = (name: string): boolean =>
  !isJira(name) && !isQueue(name) && !isStorageRead(name) && !name.includes('.');

type Work = () => Promise<unknown>;
type Answer = Awaited<ReturnType<typeof lightResponse>>;

const text = (status: number, body: string, headers: Record<string, string> = {}) =>
  lightResponse({ status, headers, body });
const jira = (name: string, answer: Fault['answer']): CallFault => ({ name, hits: isJira, answer });
const lasting = (fault: CallFault): CallFault => ({ ...fault, mayLast: true });
const refused = (status: number, headers: Record<string, string> = {}) =>
  jira(`${status} ${Object.values(headers).join()}`.trim(), async () =>
    Promise.resolve(text(status, '{"errorMessages":["No"]}', headers)),
  );

/** The real answer, told otherwise. */
const instead = (name: string, change: (body: string) => string) =>
  jira(name, async (work) => {
    const answer = (await work()) as Answer;
    return text(answer.status, change(await answer.text()));
  });

const without =
  (...names: readonly string[]) =>
  (body: string) => {
    const value = JSON.parse(body) as Record<string, unknown>;
    if (Array.isArray(value)) return JSON.stringify(value);
    const kept = Object.entries(value).filter(([name]) => !names.includes(name));
    return JSON.stringify(Object.fromEntries(kept));
  };

const FAULTS_OF_JIRA: readonly CallFault[] = [
  ...[401, 429, 500].map((status) => refused(status)),
  ...[403, 503].map((status) => lasting(refused(status))),
  ...['1', '1800'].map((seconds) => lasting(refused(429, { 'retry-after': seconds }))),
  jira('no answer in time', () => new Promise(() => undefined)),
  jira('a connection that breaks', () => Promise.reject(new Error('ECONNRESET'))),
  lasting(instead('a page cut off', (body) => body.slice(0, body.length / 2))),
  instead('a page of a gateway', () => '<html><body>Just a moment…</body></html>'),
  instead(
    'an answer without what was asked for',
    without('issues', 'matches', 'issueChangeLogs', 'count'),
  ),
];

const kvsAnswer = (status: number, code: string) =>
  new Response(JSON.stringify({ code, message: 'Fault' }), { status });
const refusing = (status: number, code: string) => async () =>
  Promise.resolve(kvsAnswer(status, code));
const write = (name: string, answer: Fault['answer']): CallFault => ({
  ...{ name, answer },
  hits: isStorageWrite,
});

const FAULTS_OF_STORAGE: readonly CallFault[] = [
  lasting(write('storage that is full', refusing(507, 'STORAGE_FULL'))),
  write('storage that refuses a write', refusing(500, 'INTERNAL')),
  write('a write whose answer is lost', async (work) => {
    await work();
    return kvsAnswer(500, 'INTERNAL');
  }),
  { name: 'storage that refuses a read', hits: isStorageRead, answer: refusing(500, 'INTERNAL') },
];

const notQueued = () => new UpstreamError('storage-unavailable', 'A job could not be queued');

const FAULTS_OF_QUEUE: readonly CallFault[] = [
  lasting({
    ...{ name: 'a queue that refuses', hits: isQueue },
    answer: () => Promise.reject(notQueued()),
  }),
  {
    name: 'a job that is queued and not confirmed',
    hits: isQueue,
    answer: async (work: Work) => {
      await work();
      throw notQueued();
    },
  },
];

export const CALL_FAULTS: readonly CallFault[] = [
  ...FAULTS_OF_JIRA,
  ...FAULTS_OF_STORAGE,
  ...FAULTS_OF_QUEUE,
];
