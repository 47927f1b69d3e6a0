import type { SiteContext } from '../../api/site';

/** Where a review stands; kept on this browser, so that it can be left and resumed. */
export interface ReviewSession {
  /** Objectives in the order they are walked. */
  readonly ids: readonly string[];
  /** The stop; `ids.length` is the summary. */
  readonly at: number;
  /** The day the review looks back to. */
  readonly since: string;
  /** Being written, by objective. */
  readonly notes: Readonly<Record<string, string>>;
  /** Saved as decisions, by objective. */
  readonly decisions: Readonly<Record<string, string>>;
}

export function newSession(ids: readonly string[], since: string): ReviewSession {
  return { ids, at: 0, since, notes: {}, decisions: {} };
}

/** One stop on, or back; the summary comes after the last one. */
export function stepped(session: ReviewSession, by: 1 | -1): ReviewSession {
  const at = Math.min(session.ids.length, Math.max(0, session.at + by));
  return { ...session, at };
}

export function withNote(session: ReviewSession, id: string, note: string): ReviewSession {
  return { ...session, notes: { ...session.notes, [id]: note } };
}

/** What was saved is no draft any more. */
export function withDecision(session: ReviewSession, id: string, text: string): ReviewSession {
  const before = session.decisions[id];
  const decision = before === undefined ? text : `${before}\n${text}`;
  return {
    ...withNote(session, id, ''),
    decisions: { ...session.decisions, [id]: decision },
  };
}

/** Objectives that are gone, or out of sight now, are walked past. */
export function without(session: ReviewSession, exists: (id: string) => boolean): ReviewSession {
  const ids = session.ids.filter(exists);
  const before = session.ids.slice(0, session.at).filter(exists).length;
  return { ...session, ids, at: before };
}

const keyOf = ({ accountId, project }: SiteContext) =>
  `throughline.review.${accountId ?? 'anonymous'}.${project?.id ?? 'all'}`;

export function readSession(site: SiteContext): ReviewSession | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(site)) ?? 'null');
    return isSession(stored) ? stored : null;
  } catch {
    // Switched off, or written by something else: there is nothing to resume.
    return null;
  }
}

export function writeSession(site: SiteContext, session: ReviewSession | null): void {
  try {
    if (session === null) localStorage.removeItem(keyOf(site));
    else localStorage.setItem(keyOf(site), JSON.stringify(session));
  } catch {
    // Without storage the review lasts until the page is left.
    return;
  }
}

function isSession(value: unknown): value is ReviewSession {
  if (typeof value !== 'object' || value === null) return false;
  const { ids, at, since, notes, decisions } = value as Partial<Record<string, unknown>>;
  return (
    Array.isArray(ids) &&
    ids.every((id) => typeof id === 'string') &&
    typeof at === 'number' &&
    typeof since === 'string' &&
    isTexts(notes) &&
    isTexts(decisions)
  );
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string');
