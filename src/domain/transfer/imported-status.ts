import type { Outcome } from '../okr/closing';
import type { ManualStatus } from '../okr/manual-status';

/**
 * Whose words a file uses. The same words differ in rank: for Viva Goals and Ally *Behind* is
 * milder than *At risk*; for Atlassian Goals *At risk* is the milder one and *Off track* the worst.
 * Source: peers, trap 4.
 */
export const STATUS_VOCABULARIES = ['viva', 'atlassian'] as const;
export type StatusVocabulary = (typeof STATUS_VOCABULARIES)[number];

/** What a label means here. */
export type ImportedStatus =
  | { readonly kind: 'running'; readonly status: ManualStatus['status'] | null }
  | { readonly kind: 'postponed' }
  | { readonly kind: 'closed'; readonly outcome: Outcome };

const running = (status: ManualStatus['status'] | null): ImportedStatus => ({
  kind: 'running',
  status,
});
const closed = (outcome: Outcome): ImportedStatus => ({ kind: 'closed', outcome });

const EVERYWHERE: Readonly<Record<string, ImportedStatus>> = {
  'on track': running('on-track'),
  ontrack: running('on-track'),
  'in progress': running(null),
  active: running(null),
  pending: running(null),
  'not started': running(null),
  'no status': running(null),
  draft: running(null),
  open: running(null),
  behind: running('behind'),
  'needs attention': running('behind'),
  'off track': running('at-risk'),
  offtrack: running('at-risk'),
  postponed: { kind: 'postponed' },
  paused: { kind: 'postponed' },
  'on hold': { kind: 'postponed' },
  deferred: { kind: 'postponed' },
  achieved: closed('achieved'),
  completed: closed('achieved'),
  complete: closed('achieved'),
  closed: closed('achieved'),
  done: closed('achieved'),
  'partially achieved': closed('partly'),
  partial: closed('partly'),
  missed: closed('missed'),
  'not achieved': closed('missed'),
  failed: closed('missed'),
  cancelled: closed('cancelled'),
  canceled: closed('cancelled'),
  archived: closed('cancelled'),
};

/** The one label that means different things. */
const AT_RISK: Readonly<Record<StatusVocabulary, ImportedStatus>> = {
  viva: running('at-risk'),
  atlassian: running('behind'),
};

/** `null` for a label nobody has a meaning for. An empty one says nothing, which is fine. */
export function importedStatus(label: string, vocabulary: StatusVocabulary): ImportedStatus | null {
  const name = plainLabel(label);
  if (name === '') return running(null);
  if (name === 'at risk') return AT_RISK[vocabulary];
  return Object.hasOwn(EVERYWHERE, name) ? (EVERYWHERE[name] ?? null) : null;
}

/**
 * Told by the labels that only one of them has. `null`: the file says *at risk* and nothing else
 * that would tell, so the person has to say.
 */
export function guessVocabulary(labels: readonly string[]): StatusVocabulary | null {
  const names = new Set(labels.map(plainLabel));
  if (['off track', 'offtrack', 'paused', 'pending'].some((name) => names.has(name))) {
    return 'atlassian';
  }
  if (
    ['behind', 'postponed', 'not started', 'partially achieved'].some((name) => names.has(name))
  ) {
    return 'viva';
  }
  return names.has('at risk') ? null : 'viva';
}

function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}
