import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import type {
  LeftOutDto,
  ObjectiveDetailDto,
  RollUpLineDto,
} from '../../../../../src/contract/objectives/calls';
import { statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import { Failed } from '../../components/failed';
import { tenthsOfPercent, weightText } from './roll-up-words';
import { useObjectiveDetail } from './use-objective-detail';
import { useWords } from '../../app/use-words';
import './roll-up.css';

/** The sum behind an objective's progress, line by line; the lines add up to the number shown. */
export function RollUpSection({ objective }: { readonly objective: ObjectiveDto }) {
  const { detail, error, reload } = useObjectiveDetail(objective.id, revisionOf(objective));
  return (
    <section aria-label="How the progress adds up">
      <h3 className="okr-section-title">How the progress adds up</h3>
      {detail === null && error === null && <Spinner label="Loading the parts" />}
      {error !== null && (
        <Failed
          headingLevel="h4"
          title="The parts could not be loaded"
          error={error}
          onRetry={reload}
        />
      )}
      {detail !== null && <Sum detail={detail} />}
    </section>
  );
}

/** Changes with everything that the sum is made of and the page knows. */
function revisionOf({ version, progress, keyResults }: ObjectiveDto): string {
  const parts = keyResults.map((one) => [one.version, one.progress.progress, one.lifecycle]);
  return JSON.stringify([version, progress, parts]);
}

function Sum({ detail }: { readonly detail: ObjectiveDetailDto }) {
  const { objective, lines, unseen, leftOut } = detail;
  const { visibility, progress } = objective.progress;
  if (visibility === 'withheld') {
    return (
      <p className="okr-subtle">
        The number is withheld: together with what you see it would tell about work that you may not
        see.
      </p>
    );
  }
  if (lines.length === 0 && unseen === null) {
    return (
      <>
        <p className="okr-subtle">
          Nothing counts here yet. Add a key result, or align another objective to this one.
        </p>
        <LeftOut parts={leftOut} />
      </>
    );
  }
  return (
    <>
      <table className="okr-sum">
        <caption className="okr-sum-caption">
          Each part adds its share of all weights, times its progress.
        </caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Weight</th>
            <th scope="col">Share</th>
            <th scope="col">Progress</th>
            <th scope="col">Adds</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={`${line.kind}/${line.id}`} line={line} />
          ))}
          {unseen !== null && (
            <tr>
              <th scope="row">
                <span className="okr-subtle">{unseen.count} objectives you may not see</span>
              </th>
              <td>{weightText(unseen.weight)}</td>
              <td>{tenthsOfPercent(unseen.share)}</td>
              <td>–</td>
              <td>{tenthsOfPercent(unseen.contribution)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Progress of the objective</th>
            <td />
            <td />
            <td />
            <td>{progress === null ? '–' : tenthsOfPercent(progress)}</td>
          </tr>
        </tfoot>
      </table>
      <LeftOut parts={leftOut} />
    </>
  );
}

function Line({ line }: { readonly line: RollUpLineDto }) {
  const words = useWords();
  const { kind, title, level, projectKey, weight, share, progress, contribution, status } = line;
  const where = kind === 'objective' && level !== null ? [levelName(level), projectKey] : [];
  const tag = where.filter((part) => part !== null).join(' · ');
  return (
    <tr>
      <th scope="row">
        {title} {tag !== '' && <span className="okr-tag">{tag}</span>}{' '}
        <Lozenge appearance={statusAppearance(status)}>{statusLabel(status, words)}</Lozenge>
      </th>
      <td>{weightText(weight)}</td>
      <td>{tenthsOfPercent(share)}</td>
      <td>{progress === null ? 'No data, counts as 0' : tenthsOfPercent(progress)}</td>
      <td>{tenthsOfPercent(contribution)}</td>
    </tr>
  );
}

const WHY: Readonly<Record<LeftOutDto['why'], string>> = {
  'switched-off': 'switched off in the roll-up',
  'weighs-nothing': 'has weight 0',
  private: 'private, so that the number does not tell about it',
};

function LeftOut({ parts }: { readonly parts: readonly LeftOutDto[] }) {
  if (parts.length === 0) return null;
  return (
    <p className="okr-subtle">
      Left out: {parts.map(({ title, why }) => `${title} (${WHY[why]})`).join('; ')}.
    </p>
  );
}
