import type { Target } from '../../../../../src/domain/okr/key-result';
import { parseNumber } from '../inline-edit/checks';

export type TargetKind = Target['kind'];

/** A target as typed: numbers are still text. Each kind keeps its own, so that switching is free. */
export interface TargetDraft {
  readonly kind: TargetKind;
  readonly start: string;
  readonly target: string;
  readonly limit: string;
  readonly lower: string;
  readonly upper: string;
}

export const EMPTY_TARGET: TargetDraft = {
  kind: 'reach',
  start: '0',
  target: '',
  limit: '',
  lower: '',
  upper: '',
};

export const TARGET_KINDS: readonly { readonly value: TargetKind; readonly label: string }[] = [
  { value: 'reach', label: 'Reach a target' },
  { value: 'stayAbove', label: 'Stay at or above a limit' },
  { value: 'stayBelow', label: 'Stay at or below a limit' },
  { value: 'within', label: 'Stay within a range' },
];

export function targetDraftOf(target: Target): TargetDraft {
  const numbers = Object.fromEntries(
    Object.entries(target).flatMap(([key, value]) =>
      typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  );
  return { ...EMPTY_TARGET, ...numbers, kind: target.kind };
}

export type TargetProblems = Partial<Record<Exclude<keyof TargetDraft, 'kind'>, string>>;

export type ChosenTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly problems: TargetProblems };

const NOT_A_NUMBER = 'Write a number, such as 20 or 7.5.';

export function chosenTarget(draft: TargetDraft): ChosenTarget {
  switch (draft.kind) {
    case 'reach':
      return pair(draft, ['start', 'target'], (start, target) =>
        start === target
          ? { target: 'Start and target are the same. To hold a value, choose a limit instead.' }
          : { kind: 'reach', start, target },
      );
    case 'within':
      return pair(draft, ['lower', 'upper'], (lower, upper) =>
        lower > upper
          ? { upper: 'The upper limit must not be below the lower one.' }
          : { kind: 'within', lower, upper },
      );
    case 'stayAbove':
    case 'stayBelow': {
      const limit = parseNumber(draft.limit);
      return limit === null
        ? { ok: false, problems: { limit: NOT_A_NUMBER } }
        : { ok: true, target: { kind: draft.kind, limit } };
    }
  }
}

type NumberKey = keyof TargetProblems;

function pair(
  draft: TargetDraft,
  [firstKey, secondKey]: readonly [NumberKey, NumberKey],
  build: (first: number, second: number) => Target | TargetProblems,
): ChosenTarget {
  const first = parseNumber(draft[firstKey]);
  const second = parseNumber(draft[secondKey]);
  if (first === null || second === null) {
    const problems = {
      ...(first === null && { [firstKey]: NOT_A_NUMBER }),
      ...(second === null && { [secondKey]: NOT_A_NUMBER }),
    };
    return { ok: false, problems };
  }
  const built = build(first, second);
  return 'kind' in built ? { ok: true, target: built } : { ok: false, problems: built };
}
