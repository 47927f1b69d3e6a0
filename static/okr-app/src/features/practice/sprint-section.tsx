import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { SprintDto, SprintPracticeDto } from '../../../../../src/contract/practice/calls';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import { CapacityDialog } from './capacity-dialog';
import { count, VERDICT_NAMES } from './practice-words';
import { type Fresh, useFresh } from './use-saving';
import { VerdictDialog } from './verdict-dialog';

interface Task {
  readonly kind: 'verdict' | 'capacity';
  readonly sprintId: string;
}

export default function SprintSection({ projectId }: { readonly projectId: string }) {
  const [asked] = useState({ projectId });
  const fresh = useFresh('getSprintPractice', asked);
  if (fresh.data === null) {
    if (fresh.error === null) return <Spinner label="Reading the sprints" />;
    return (
      <Failed title="The sprints could not be loaded" error={fresh.error} onRetry={fresh.reload} />
    );
  }
  return <Sprints projectId={projectId} practice={fresh.data} fresh={fresh} />;
}

interface SprintsProps {
  readonly projectId: string;
  readonly practice: SprintPracticeDto;
  readonly fresh: Fresh<SprintPracticeDto>;
}

function Sprints({ projectId, practice, fresh }: SprintsProps) {
  const [task, setTask] = useState<Task | null>(null);
  const { sprints, canManage } = practice;
  if (sprints.length === 0) {
    return (
      <p>
        No board of this project has sprints. Teams without sprints look at cycle time, throughput
        and work item age instead.
      </p>
    );
  }
  const sprint = sprints.find(({ id }) => id === task?.sprintId);
  const close = (): void => {
    setTask(null);
  };
  return (
    <>
      <p>
        Jira keeps the text of a sprint’s goal, not whether it was met. Capacity compares what was
        taken on with what the team could do. Neither is ever guessed from the work.
      </p>
      <Owed sprints={sprints} canManage={canManage} onRate={setTask} />
      <SprintTable sprints={sprints} canManage={canManage} onTask={setTask} />
      {sprint !== undefined && task?.kind === 'verdict' && (
        <VerdictDialog projectId={projectId} sprint={sprint} fresh={fresh} onClose={close} />
      )}
      {sprint !== undefined && task?.kind === 'capacity' && (
        <CapacityDialog
          projectId={projectId}
          sprint={sprint}
          sprints={sprints}
          fresh={fresh}
          onClose={close}
        />
      )}
    </>
  );
}

interface OwedProps {
  readonly sprints: readonly SprintDto[];
  readonly canManage: boolean;
  readonly onRate: (task: Task) => void;
}

/** What is asked for when a sprint closes. */
function Owed({ sprints, canManage, onRate }: OwedProps) {
  const owed = sprints.filter(({ isOwed }) => isOwed);
  const [latest] = owed;
  if (latest === undefined) return null;
  return (
    <SectionMessage
      appearance="warning"
      title={`${count(owed.length, 'closed sprint')} without a verdict on the goal`}
    >
      <p>{owed.map(({ name }) => name).join(', ')}</p>
      {canManage && (
        <Button
          spacing="compact"
          onClick={() => {
            onRate({ kind: 'verdict', sprintId: latest.id });
          }}
        >
          {`Rate the goal of ${latest.name}`}
        </Button>
      )}
    </SectionMessage>
  );
}

interface SprintTableProps {
  readonly sprints: readonly SprintDto[];
  readonly canManage: boolean;
  readonly onTask: (task: Task) => void;
}

function SprintTable({ sprints, canManage, onTask }: SprintTableProps) {
  return (
    <div className="okr-table-frame" role="region" aria-label="Table of sprints" tabIndex={0}>
      <table className="okr-table okr-practice-table">
        <thead>
          <tr>
            <th scope="col">Sprint</th>
            <th scope="col">Goal</th>
            <th scope="col">Was it met?</th>
            <th scope="col">Capacity</th>
          </tr>
        </thead>
        <tbody>
          {sprints.map((sprint) => (
            <tr key={sprint.id}>
              <th scope="row">
                {sprint.name}
                <SprintDays sprint={sprint} />
              </th>
              <td>
                {sprint.goal === '' ? <span className="okr-subtle">No goal</span> : sprint.goal}
              </td>
              <td>
                <Verdict sprint={sprint} canManage={canManage} onTask={onTask} />
              </td>
              <td>
                <Capacity sprint={sprint} canManage={canManage} onTask={onTask} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STATES = { active: 'running', future: 'planned', closed: 'closed' } as const;

function SprintDays({ sprint }: { readonly sprint: SprintDto }) {
  const { startOn, endOn, state, boardName } = sprint;
  const days = startOn === null || endOn === null ? '' : `${dayText(startOn)} – ${dayText(endOn)}`;
  const parts = [boardName, days, STATES[state]].filter((part) => part !== '');
  return <div className="okr-subtle">{parts.join(' · ')}</div>;
}

interface CellProps {
  readonly sprint: SprintDto;
  readonly canManage: boolean;
  readonly onTask: (task: Task) => void;
}

const APPEARANCES = { achieved: 'success', partial: 'moved', missed: 'removed' } as const;

function Verdict({ sprint, canManage, onTask }: CellProps) {
  const said = sprint.verdict.value;
  const hasGoal = sprint.goal.trim() !== '';
  if (sprint.state !== 'closed') return <span className="okr-subtle">When it is over</span>;
  if (said === null && !hasGoal) return <span className="okr-subtle">Nothing to rate</span>;
  return (
    <span className="okr-practice-hint">
      <SaidVerdict sprint={sprint} />
      {canManage && sprint.isVerdictOpen && hasGoal && (
        <Button
          spacing="compact"
          aria-label={`${said === null ? 'Rate' : 'Change'} the goal of ${sprint.name}`}
          onClick={() => {
            onTask({ kind: 'verdict', sprintId: sprint.id });
          }}
        >
          {said === null ? 'Rate' : 'Change'}
        </Button>
      )}
    </span>
  );
}

function SaidVerdict({ sprint }: Pick<CellProps, 'sprint'>) {
  const said = sprint.verdict.value;
  if (said === null) return <span className="okr-subtle">Nobody has said</span>;
  return (
    <>
      <Lozenge appearance={APPEARANCES[said.verdict]}>{VERDICT_NAMES[said.verdict]}</Lozenge>
      {said.note !== '' && <span className="okr-subtle">{said.note}</span>}
    </>
  );
}

function Capacity({ sprint, canManage, onTask }: CellProps) {
  const points = sprint.capacityPoints;
  return (
    <span className="okr-practice-hint">
      {points === null ? (
        <span className="okr-subtle">Not entered</span>
      ) : (
        <span>{`${points.toLocaleString('en', { maximumFractionDigits: 2 })} points`}</span>
      )}
      {canManage && (
        <Button
          spacing="compact"
          aria-label={`${points === null ? 'Enter' : 'Change'} the capacity of ${sprint.name}`}
          onClick={() => {
            onTask({ kind: 'capacity', sprintId: sprint.id });
          }}
        >
          {points === null ? 'Enter' : 'Change'}
        </Button>
      )}
    </span>
  );
}
