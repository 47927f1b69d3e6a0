import Lozenge from '@atlaskit/lozenge';
import Select from '@atlaskit/select';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { formatPercent } from '../../../../../src/contract/wording';
import { FieldProblem } from '../../components/form-field';
import { type ClosingDraft, withOutcome } from '../closing/closing-draft';
import { OUTCOME_OPTIONS } from '../closing/outcome-words';
import type { CycleLine } from './use-close-cycle';

interface CloseCycleRowProps {
  readonly objective: ObjectiveDto;
  readonly line: CycleLine;
  readonly canCarry: boolean;
  readonly onChange: (line: Partial<CycleLine>) => void;
}

const ACTIONS = [
  { value: 'close', label: 'Close' },
  { value: 'carry', label: 'Carry over and close' },
  { value: 'leave', label: 'Leave open' },
] as const;

/** One objective: what is to happen with it, its judgement, and what has become of it. */
export function CloseCycleRow({ objective, line, canCarry, onChange }: CloseCycleRowProps) {
  const { title, progress } = objective;
  const options = ACTIONS.filter(({ value }) => canCarry || value !== 'carry');
  const told =
    progress.visibility === 'withheld' ? 'progress withheld' : formatPercent(progress.progress);
  return (
    <li className="okr-close-cycle-row">
      <div className="okr-close-cycle-head">
        <span>
          <strong>{title}</strong> <span className="okr-subtle">{told}</span>
        </span>
        {line.isDone ? (
          <Lozenge appearance="success">Done</Lozenge>
        ) : (
          <Select
            label={`What to do with ${title}`}
            spacing="compact"
            isSearchable={false}
            options={options}
            value={options.find(({ value }) => value === line.action) ?? null}
            onChange={(option) => {
              if (option !== null) onChange({ action: option.value });
            }}
          />
        )}
      </div>
      {!line.isDone && line.action !== 'leave' && (
        <Judgement
          title={title}
          draft={line.draft}
          onChange={(draft) => {
            onChange({ draft });
          }}
        />
      )}
      {line.problem !== null && <FieldProblem text={line.problem} />}
    </li>
  );
}

interface JudgementProps {
  readonly title: string;
  readonly draft: ClosingDraft;
  readonly onChange: (draft: ClosingDraft) => void;
}

function Judgement({ title, draft, onChange }: JudgementProps) {
  return (
    <div className="okr-close-cycle-judgement">
      <Select
        label={`Outcome of ${title}`}
        spacing="compact"
        isSearchable={false}
        options={OUTCOME_OPTIONS}
        value={OUTCOME_OPTIONS.find(({ value }) => value === draft.outcome) ?? null}
        onChange={(option) => {
          if (option !== null) onChange(withOutcome(draft, option.value));
        }}
      />
      <Textfield
        aria-label={`Score of ${title}, from 0 to 1`}
        placeholder="Score 0–1"
        isCompact
        inputMode="decimal"
        value={draft.score}
        onChange={(event) => {
          onChange({ ...draft, score: event.currentTarget.value });
        }}
      />
      <Textarea
        aria-label={`Lesson of ${title}`}
        placeholder="What was learned"
        isCompact
        minimumRows={2}
        resize="smart"
        value={draft.lesson}
        onChange={(event) => {
          onChange({ ...draft, lesson: event.currentTarget.value });
        }}
      />
    </div>
  );
}
