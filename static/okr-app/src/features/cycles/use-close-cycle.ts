import { useState } from 'react';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { carryOver, closeObjective } from '../../app/closing-changes';
import type { OkrStore } from '../../app/okr-store';
import { usePage } from '../../app/page-context';
import { chosenKeyResults, carryDraft } from '../closing/carry-draft';
import { checkedClosing, type ClosingDraft, suggestedDraft } from '../closing/closing-draft';

export interface CycleLine {
  readonly action: 'close' | 'carry' | 'leave';
  readonly draft: ClosingDraft;
  /** The copy exists; trying again must not make another one. */
  readonly isCarried: boolean;
  readonly isDone: boolean;
  readonly problem: string | null;
}

interface CloseCycle {
  readonly page: OkrPageDto;
  readonly cycle: CycleDto;
  readonly objectives: readonly ObjectiveDto[];
  readonly onClose: () => void;
}

type Lines = Readonly<Record<string, CycleLine>>;

/** Works through the lines one after the other; each is saved on its own and says how it went. */
export function useCloseCycle({ page, cycle, objectives, onClose }: CloseCycle) {
  const { store, showFlag } = usePage();
  const [first] = useState<Lines>(() =>
    Object.fromEntries(objectives.map((one) => [one.id, newLine(one)])),
  );
  const [lines, setLines] = useState(first);
  const [targetId, chooseTarget] = useState(() => nextCycleId(page, cycle));
  const [cycleProblem, setCycleProblem] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const lineOf = (objective: ObjectiveDto): CycleLine => lines[objective.id] ?? newLine(objective);
  const change = (objective: ObjectiveDto, part: Partial<CycleLine>): void => {
    setLines((before) => {
      const line = before[objective.id] ?? newLine(objective);
      return { ...before, [objective.id]: { ...line, problem: null, ...part } };
    });
  };
  const waiting = objectives.filter((one) => {
    const { action, isDone } = lineOf(one);
    return !isDone && action !== 'leave';
  });
  const isCarrying = waiting.some((one) => lineOf(one).action === 'carry');

  const submit = async (): Promise<void> => {
    const isMissing = isCarrying && targetId === null;
    setCycleProblem(isMissing ? 'Choose the cycle to carry them into.' : undefined);
    if (isMissing) return;
    setIsSaving(true);
    let failed = 0;
    for (const objective of waiting) {
      const settled = await settle(store, objective, { line: lineOf(objective), targetId });
      change(objective, settled);
      if (settled.isDone !== true) failed += 1;
    }
    setIsSaving(false);
    if (failed > 0) return;
    showFlag({ kind: 'success', title: closedText(waiting.length) });
    onClose();
  };

  return {
    lineOf,
    change,
    targetId,
    chooseTarget,
    cycleProblem,
    isCarrying,
    isSaving,
    isDirty: lines !== first && !isSaving,
    hasFailed: objectives.some((one) => lineOf(one).problem !== null),
    submit: () => void submit(),
  };
}

const newLine = (objective: ObjectiveDto): CycleLine => ({
  action: 'close',
  draft: suggestedDraft(objective),
  isCarried: false,
  isDone: false,
  problem: null,
});

const closedText = (count: number): string =>
  count === 1 ? '1 objective was closed' : `${String(count)} objectives were closed`;

const nextCycleId = ({ cycles }: OkrPageDto, { period }: CycleDto): string | null =>
  cycles.find((one) => one.period.start > period.end)?.id ?? null;

async function settle(
  store: OkrStore,
  objective: ObjectiveDto,
  { line, targetId }: { readonly line: CycleLine; readonly targetId: string | null },
): Promise<Partial<CycleLine>> {
  const checked = checkedClosing(line.draft);
  if (!checked.ok) return { problem: checked.problem };
  let { isCarried } = line;
  if (line.action === 'carry' && !isCarried && targetId !== null) {
    const chosen = chosenKeyResults(carryDraft(objective, null));
    const copied = await store.make(carryOver(objective, targetId, chosen));
    if (!copied.ok) return { problem: `Not carried over. ${sentenceFor(copied.error)}` };
    isCarried = true;
  }
  const closed = await store.make(closeObjective(objective, checked.words, []));
  return closed.ok
    ? { isDone: true, isCarried, problem: null }
    : { isCarried, problem: `Not closed. ${sentenceFor(closed.error)}` };
}
