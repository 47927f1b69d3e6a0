import Select from '@atlaskit/select';
import type { ObjectiveFields } from '../../../../../src/contract/api';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import { levelProblem, type Level } from '../../../../../src/domain/okr/objective';
import { useOkrState, usePage } from '../../app/page-context';
import { parentText } from '../alignment/parent-name';
import { ParentSelect } from '../alignment/parent-select';
import { PeopleNames } from '../people/people-names';
import { choiceOf, choiceText } from '../period/period-choice';
import { BACKLOG_TEXT, isSamePeriod } from '../period/quarter';
import { EditableField } from './editable-field';
import { checkPeriod, PeriodEditor, toPeriod } from './period-editor';
import { saveObjective } from './save-outcome';
import {
  type FieldFrame,
  isSameList,
  PeopleEditor,
  SwitchField,
  TitleField,
} from './shared-fields';

interface ObjectiveFieldProps {
  readonly objective: ObjectiveDto;
  readonly canEdit: boolean;
}

type ObjectiveFrame = FieldFrame<ObjectiveDto, Partial<ObjectiveFields>>;

/** What every editable field of an objective shares. */
export function useObjectiveFrame({ objective, canEdit }: ObjectiveFieldProps): ObjectiveFrame {
  const { store } = usePage();
  return {
    record: objective,
    canEdit,
    takeTheirs: store.takeObjective,
    save: (base, change) => saveObjective(store, base, change),
  };
}

export function EditableObjectiveTitle(props: ObjectiveFieldProps) {
  return (
    <TitleField
      frame={useObjectiveFrame(props)}
      heading={(title) => <h2 className="okr-objective-title">{title}</h2>}
    />
  );
}

interface FrameProps {
  readonly frame: ObjectiveFrame;
}

export function ObjectivePeriodField({ frame: { save, ...common } }: FrameProps) {
  const { page } = useOkrState();
  const today = page?.today ?? '';
  const cycles = page?.cycles ?? [];
  return (
    <EditableField
      {...common}
      label="Period"
      keepsOpen
      valueOf={({ period, cycleId }: ObjectiveDto) => choiceOf(period, today, cycleId)}
      isSame={(a, b) => isSamePeriod(toPeriod(a), toPeriod(b)) && a.cycleId === b.cycleId}
      save={(base, choice) => save(base, { period: toPeriod(choice), cycleId: choice.cycleId })}
      check={checkPeriod}
      read={(choice) => choiceText(choice, cycles, BACKLOG_TEXT)}
      edit={(editor) => (
        <PeriodEditor editor={editor} today={today} noneText={BACKLOG_TEXT} cycles={cycles} />
      )}
    />
  );
}

export function ParentField({ frame: { save, ...common } }: FrameProps) {
  const { id: objectiveId, parent, parentId } = common.record;
  return (
    <EditableField<string | null, ObjectiveDto>
      {...common}
      label="Parent objective"
      valueOf={(record) => record.parentId}
      // A hidden parent reads as none here; choosing none must still remove it.
      isSame={(a, b) => a === b && parent?.visibility !== 'hidden'}
      save={(base, next) => save(base, { parentId: next })}
      read={(id) => (id === parentId ? parentText(parent) : 'Another objective')}
      edit={({ id, value, confirm, isInvalid, describedBy }) => (
        <ParentSelect
          objectiveId={objectiveId}
          parentId={value}
          parent={parent}
          isOpenAtFirst
          control={{ id, isInvalid, 'aria-describedby': describedBy }}
          onChange={confirm}
        />
      )}
    />
  );
}

export function LevelField({ frame: { save, ...common } }: FrameProps) {
  const levels = useOkrState().page?.siteRules.levels ?? [];
  const { projectId, level: current } = common.record;
  const options = levels
    .filter((level) => level === current || levelProblem(level, projectId as never) === null)
    .map((level) => ({ value: level, label: levelName(level) }));
  return (
    <EditableField<Level, ObjectiveDto>
      {...common}
      label="Level"
      valueOf={({ level }) => level}
      save={(base, level) => save(base, { level })}
      read={levelName}
      edit={({ id, value, confirm, isInvalid, describedBy }) => (
        <Select
          inputId={id}
          {...(describedBy !== undefined && { descriptionId: describedBy })}
          isInvalid={isInvalid}
          autoFocus
          defaultMenuIsOpen
          options={options}
          value={options.find((option) => option.value === value) ?? null}
          onChange={(option) => {
            if (option !== null) confirm(option.value);
          }}
        />
      )}
    />
  );
}

export function WatchersField({ frame: { save, ...common } }: FrameProps) {
  return (
    <EditableField<readonly string[], ObjectiveDto>
      {...common}
      label="Watchers"
      keepsOpen
      valueOf={({ watcherIds }) => watcherIds}
      isSame={isSameList}
      save={(base, watcherIds) => save(base, { watcherIds })}
      read={(accountIds) => <PeopleNames accountIds={accountIds} emptyText="Nobody" />}
      edit={PeopleEditor}
    />
  );
}

export function PrivacyField({ frame }: FrameProps) {
  return (
    <SwitchField
      frame={frame}
      label="Who sees it"
      text={(isPrivate) =>
        isPrivate
          ? 'Private: its owner, contributors, watchers and those who manage OKRs here'
          : frame.record.projectId === null
            ? 'Everybody on this site'
            : 'Everybody who may browse the project'
      }
      isOn={({ isPrivate }) => isPrivate}
      change={(base, isPrivate) => frame.save(base, { isPrivate })}
    />
  );
}
