import * as z from 'zod';
import { type DeliveryEvent, isProductionName } from '../../domain/practice/delivery';

/** Bytes; two hundred events with their issues take half of it. */
const LARGEST = 200_000;
/** As many as are imported at once. */
const MOST_EVENTS = 200;
const MOST_ISSUES = 200;
const LONGEST = 255;
/** Clocks of pipelines go ahead a little. */
const AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00Z');

const text = z.string().trim().max(LONGEST);
const name = text.min(1);
const issueKey = z.string().trim().min(1).max(64);

/** ISO 8601 with a zone, such as 2026-02-03T10:15:00Z. */
const instantUpTo = (latest: number) =>
  z.iso
    .datetime({ offset: true, error: 'Write it as 2026-02-03T10:15:00Z, with a time zone' })
    .transform((written) => Date.parse(written))
    .refine((at) => at >= EARLIEST, 'It lies before the year 2000')
    .refine((at) => at <= latest, 'It lies in the future');

type Instant = ReturnType<typeof instantUpTo>;

const deployment = (instant: Instant) =>
  z
    .strictObject({
      id: name,
      finishedAt: instant,
      service: text.default(''),
      environment: text.default('production'),
      status: z.enum(['succeeded', 'failed']).default('succeeded'),
      firstCommitAt: instant.nullable().default(null),
      runId: name.nullable().default(null),
      issueKeys: z.array(issueKey).max(MOST_ISSUES).default([]),
    })
    .refine(({ firstCommitAt, finishedAt }) => (firstCommitAt ?? 0) <= finishedAt, {
      path: ['firstCommitAt'],
      error: 'It lies after the end of the deployment',
    });

const incident = (instant: Instant) =>
  z
    .strictObject({
      id: name,
      startedAt: instant,
      resolvedAt: instant.nullable().default(null),
      service: text.default(''),
      deploymentId: name.nullable().default(null),
      issueKey: issueKey.nullable().default(null),
    })
    .refine(({ startedAt, resolvedAt }) => (resolvedAt ?? Infinity) >= startedAt, {
      path: ['resolvedAt'],
      error: 'It lies before the beginning of the incident',
    });

const bodyUpTo = (latest: number) => {
  const instant = instantUpTo(latest);
  return z
    .strictObject({
      deployments: z.array(deployment(instant)).max(MOST_EVENTS).default([]),
      incidents: z.array(incident(instant)).max(MOST_EVENTS).default([]),
    })
    .refine(({ deployments, incidents }) => deployments.length + incidents.length > 0, {
      error: 'There is neither a deployment nor an incident in it',
    })
    .refine(({ deployments, incidents }) => deployments.length + incidents.length <= MOST_EVENTS, {
      error: `Send at most ${String(MOST_EVENTS)} at once`,
    });
};

type Body = z.infer<ReturnType<typeof bodyUpTo>>;

export type PushedBody =
  | { readonly ok: true; readonly events: readonly DeliveryEvent[] }
  | {
      readonly ok: false;
      readonly refusal: 'too-large' | 'not-json' | 'events-refused';
      readonly path: string;
      readonly problem: string;
    };

/** All of it or nothing: a pipeline that is half believed cannot be repeated safely. */
export function readPushedBody(body: string, now: number): PushedBody {
  if (new TextEncoder().encode(body).length > LARGEST) {
    const problem = `The body is larger than ${String(LARGEST / 1000)} KB`;
    return { ok: false, refusal: 'too-large', path: '', problem };
  }
  const json = jsonOf(body);
  if (json === undefined) {
    return { ok: false, refusal: 'not-json', path: '', problem: 'The body is not JSON' };
  }
  const parsed = bodyUpTo(now + AHEAD_MS).safeParse(json.value);
  if (parsed.success) return { ok: true, events: eventsOf(parsed.data) };
  const [first] = parsed.error.issues;
  const path = first?.path.map(String).join('.').slice(0, LONGEST) ?? '';
  const problem = first?.message.slice(0, LONGEST) ?? '';
  return { ok: false, refusal: 'events-refused', path, problem };
}

function jsonOf(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined;
  }
}

/** One row of storage cannot be written twice at once; what comes later is what holds. */
function eventsOf({ deployments, incidents }: Body): readonly DeliveryEvent[] {
  const events: readonly DeliveryEvent[] = [
    ...deployments.map(({ status, ...one }) => ({
      ...{ ...one, kind: 'deployment' as const },
      isProduction: isProductionName(one.environment),
      isSuccessful: status === 'succeeded',
    })),
    ...incidents.map(({ startedAt, ...one }) => ({
      ...{ ...one, kind: 'incident' as const, createdAt: startedAt, issueId: null },
    })),
  ];
  return [...new Map(events.map((event) => [`${event.kind} ${event.id}`, event])).values()];
}
