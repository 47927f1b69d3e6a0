/** Reading a live Jira site, politely: one request at a time, waiting when Jira says so. */
export interface JiraSource {
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
}

export interface SourceOptions {
  readonly baseUrl: string;
  readonly email: string;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: (line: string) => void;
}

/** An answer that will not get better by asking again. */
export class JiraRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'JiraRefusal';
    this.status = status;
  }
}

const MOST_TRIES = 8;
const LONGEST_WAIT_MS = 120_000;

export function createJiraSource(options: SourceOptions): JiraSource {
  const { baseUrl, email, token } = options;
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  const base = baseUrl.replace(/\/+$/, '');
  async function request(method: string, path: string, body?: unknown): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await options.fetch(`${base}${path}`, {
        method,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.ok) return response.json();
      if (!isPassing(response.status) || attempt === MOST_TRIES) {
        throw new JiraRefusal(response.status, await explain(response, path));
      }
      const wait = waitFor(response.headers.get('retry-after'), attempt);
      options.log(`Jira answered ${response.status} to ${path}; trying again in ${wait / 1000} s`);
      await options.sleep(wait);
    }
  }
  return {
    get: (path) => request('GET', path),
    post: (path, body) => request('POST', path, body),
  };
}

const isPassing = (status: number) => status === 429 || status >= 500;

function waitFor(retryAfter: string | null, attempt: number): number {
  const told = retryAfter === null ? NaN : Number(retryAfter) * 1000;
  return Math.min(LONGEST_WAIT_MS, Number.isNaN(told) ? 1000 * 2 ** (attempt - 1) : told);
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'check JIRA_EMAIL and JIRA_TOKEN',
  403: 'the account may not read this',
  404: 'check JIRA_BASE_URL, such as https://your-site.atlassian.net',
};

async function explain(response: Response, path: string): Promise<string> {
  const text = (await response.text()).slice(0, 500);
  const hint = HINTS[response.status];
  return `Jira answered ${response.status} to ${path}${hint === undefined ? '' : ` (${hint})`}: ${text}`;
}
