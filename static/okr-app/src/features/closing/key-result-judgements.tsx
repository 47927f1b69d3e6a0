import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { formatPercent } from '../../../../../src/contract/wording';
import { FieldProblem } from '../../components/form-field';
import { type ClosingDraft, withOutcome } from './closing-draft';
import { OUTCOME_OPTIONS } from './outcome-words';

interface KeyResultJudgementsProps {
  readonly keyResults: readonly KeyResultDto[];
  readonly drafts: Readonly<Record<string, ClosingDraft>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (drafts: Readonly<Record<string, ClosingDraft>>) => void;
}

/** One line for each key result that ends with the objective. */
export function KeyResultJudgements(props: KeyResultJudgementsProps) {
  const { keyResults, drafts, problems, onChange } = props;
  if (keyResults.length === 0) return null;
  return (
    <table className="okr-judgements">
      <caption>These key results are closed with it</caption>
      <thead>
        <tr>
          <th scope="col">Key result</th>
          <th scope="col">Progress</th>
          <th scope="col">Outcome</th>
          <th scope="col">Score</th>
        </tr>
      </thead>
      <tbody>
        {keyResults.map((keyResult) => {
          const draft = drafts[keyResult.id];
          if (draft === undefined) return null;
          return (
            <JudgementRow
              key={keyResult.id}
              keyResult={keyResult}
              draft={draft}
              problem={problems[keyResult.id]}
              onChange={(next) => {
                onChange({ ...drafts, [keyResult.id]: next });
              }}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface JudgementRowProps {
  readonly keyResult: KeyResultDto;
  readonly draft: ClosingDraft;
  readonly problem: string | undefined;
  readonly onChange: (draft: ClosingDraft) => void;
}

function JudgementRow({ keyResult, draft, problem, onChange }: JudgementRowProps) {
  const { title, progress } = keyResult;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{progress.visibility === 'withheld' ? 'Withheld' : formatPercent(progress.progress)}</td>
      <td>
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
      </td>
      <td className="okr-score">
        <Textfield
          aria-label={`Score of ${title}`}
          isCompact
          inputMode="decimal"
          isInvalid={problem !== undefined}
          value={draft.score}
          onChange={(event) => {
            onChange({ ...draft, score: event.currentTarget.value });
          }}
        />
        {problem !== undefined && <FieldProblem text={problem} />}
      </td>
    </tr>
  );
}
