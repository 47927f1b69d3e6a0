import { useState } from 'react';
import Button, { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import Spinner from '@atlaskit/spinner';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import type { InitiativeDto, InitiativesDto } from '../../../../../src/contract/initiatives/calls';
import { formatPercent } from '../../../../../src/contract/wording';
import { usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { ProgressBar } from '../../components/progress-bar';
import { InitiativeSearch } from './initiative-search';
import { progressText } from './initiative-words';
import { type PickedInitiative, useInitiatives } from './use-initiatives';
import './initiatives.css';

interface InitiativesSectionProps {
  readonly keyResult: KeyResultDto;
  readonly canEdit: boolean;
}

/** Epics and projects by which the key result is to be reached, each with its own progress. */
export function InitiativesSection({ keyResult, canEdit }: InitiativesSectionProps) {
  const { list, error, reload, add, remove } = useInitiatives(
    keyResult.id,
    keyResult.progress.asOf ?? '',
  );
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-label="Initiatives">
      <h4 className="okr-section-title">Initiatives</h4>
      {list === null && error === null && <Spinner label="Loading initiatives" />}
      {error !== null && (
        <Failed
          headingLevel="h4"
          title="Initiatives could not be loaded"
          error={error}
          onRetry={reload}
        />
      )}
      {list !== null && (
        <InitiativeList
          list={list}
          of={keyResult.title}
          canEdit={canEdit}
          onRemove={(initiative) => void remove(initiative)}
        />
      )}
      {canEdit && <AddInitiative isOpen={isAdding} onOpen={setIsAdding} onPick={add} />}
    </section>
  );
}

interface InitiativeListProps {
  readonly list: InitiativesDto;
  readonly of: string;
  readonly canEdit: boolean;
  readonly onRemove: (initiative: InitiativeDto) => void;
}

function InitiativeList({ list, of, canEdit, onRemove }: InitiativeListProps) {
  const { initiatives, hidden } = list;
  if (initiatives.length + hidden === 0) {
    return (
      <p className="okr-subtle">
        None yet. Epics and projects named here show how far the work is; they never change the key
        result’s value.
      </p>
    );
  }
  return (
    <>
      <ul className="okr-initiatives" aria-label={`Initiatives of ${of}`}>
        {initiatives.map((initiative) => (
          <Initiative
            key={initiative.id}
            initiative={initiative}
            canEdit={canEdit}
            onRemove={() => {
              onRemove(initiative);
            }}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <p className="okr-subtle">
          {hidden === 1
            ? '1 initiative that you may not see in Jira.'
            : `${String(hidden)} initiatives that you may not see in Jira.`}
        </p>
      )}
    </>
  );
}

interface AddInitiativeProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onPick: (picked: PickedInitiative) => Promise<boolean>;
}

function AddInitiative({ isOpen, onOpen, onPick }: AddInitiativeProps) {
  if (isOpen) {
    return (
      <InitiativeSearch
        onPick={onPick}
        onClose={() => {
          onOpen(false);
        }}
      />
    );
  }
  return (
    <Button
      spacing="compact"
      onClick={() => {
        onOpen(true);
      }}
    >
      Add initiative
    </Button>
  );
}

interface InitiativeProps {
  readonly initiative: InitiativeDto;
  readonly canEdit: boolean;
  readonly onRemove: () => void;
}

function Initiative({ initiative, canEdit, onRemove }: InitiativeProps) {
  const { kind, key, title, typeName, statusName, progress } = initiative;
  const { site } = usePage();
  const words = progressText(initiative);
  const path = kind === 'issue' ? 'browse' : 'projects';
  return (
    <li className="okr-initiative">
      <span className="okr-initiative-title">
        <a
          className="okr-key okr-initiative-key"
          href={`${site.siteUrl}/${path}/${key}`}
          target="_blank"
          rel="noreferrer"
        >
          {key}
        </a>{' '}
        {title}{' '}
        <span className="okr-subtle">
          {kind === 'project' ? 'Project' : [typeName, statusName].filter(Boolean).join(', ')}
        </span>
      </span>
      <ProgressBar
        label={`Progress of ${key} ${title}`}
        progress={progress.progress}
        expected={null}
        status={progress.progress === 1 ? 'achieved' : 'no-schedule'}
        valueText={`${formatPercent(progress.progress)}, ${words}`}
      />
      <span className="okr-initiative-words">
        {formatPercent(progress.progress)} · {words}
      </span>
      {canEdit && (
        <IconButton
          appearance="subtle"
          spacing="compact"
          icon={CrossIcon}
          label={`Remove initiative ${key}`}
          isTooltipDisabled
          onClick={onRemove}
        />
      )}
    </li>
  );
}
