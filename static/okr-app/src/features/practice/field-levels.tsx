import { useState } from 'react';
import { IconButton } from '@atlaskit/button/new';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import Spinner from '@atlaskit/spinner';
import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { FieldValueDto, PracticeDto } from '../../../../../src/contract/practice/calls';
import { useCall } from '../../app/use-call';
import { ManyField } from './choice-fields';

interface FieldLevelsProps {
  readonly practice: PracticeDto;
  readonly fieldId: string;
  readonly levels: readonly FieldValueDto[];
  /** Which values count, in no order. */
  readonly isUnordered?: boolean;
  readonly onChange: (levels: readonly FieldValueDto[]) => void;
}

/** The values the field has in this project, and which of them count, worst first. */
export function FieldLevels(props: FieldLevelsProps) {
  return props.practice.canManage ? <LevelChoice {...props} /> : <SaidLevels {...props} />;
}

/** Only who may change them asks Jira which there are. */
function SaidLevels({ levels, isUnordered = false }: FieldLevelsProps) {
  return (
    <p>
      {isUnordered ? 'Values that mean production: ' : 'Its levels, worst first: '}
      {levels.map(({ name }) => name).join(', ')}
    </p>
  );
}

function LevelChoice(props: FieldLevelsProps) {
  const { practice, fieldId, levels, isUnordered = false, onChange } = props;
  const [asked] = useState({ projectId: practice.projectId, fieldId });
  const values = useCall('listFieldValues', asked);
  if (values.data === null && values.error === null) return <Spinner label="Reading its values" />;
  const known = new Map([...(values.data ?? []), ...levels].map((value) => [value.id, value]));
  return (
    <>
      <NoValues error={values.error} count={values.data?.length ?? null} />
      <ManyField
        label={isUnordered ? 'Values that mean production' : 'Its levels, worst first'}
        isDisabled={false}
        options={[...known.values()]}
        chosen={levels.map(({ id }) => id)}
        onChange={(ids) => {
          onChange(ids.flatMap((id) => known.get(id) ?? []));
        }}
      />
      {!isUnordered && levels.length > 1 && <LevelOrder levels={levels} onChange={onChange} />}
    </>
  );
}

interface NoValuesProps {
  readonly error: ApiError | null;
  readonly count: number | null;
}

function NoValues({ error, count }: NoValuesProps) {
  if (error !== null) return <p role="alert">{sentenceFor(error)}</p>;
  if (count !== 0) return null;
  return <p>No issue of this project has a value in this field yet. Choose another field.</p>;
}

function LevelOrder({ levels, onChange }: Pick<FieldLevelsProps, 'levels' | 'onChange'>) {
  const swap = (place: number): void => {
    const [upper, lower] = [levels[place], levels[place + 1]];
    if (upper === undefined || lower === undefined) return;
    onChange(levels.with(place, lower).with(place + 1, upper));
  };
  return (
    <ol className="okr-practice-levels" aria-label="Levels, worst first">
      {levels.map(({ id, name }, place) => (
        <li key={id}>
          <span>{`${String(place + 1)}. ${name}`}</span>
          <IconButton
            spacing="compact"
            appearance="subtle"
            icon={ArrowUpIcon}
            label={`${name}: worse`}
            isTooltipDisabled
            isDisabled={place === 0}
            onClick={() => {
              swap(place - 1);
            }}
          />
          <IconButton
            spacing="compact"
            appearance="subtle"
            icon={ArrowDownIcon}
            label={`${name}: less bad`}
            isTooltipDisabled
            isDisabled={place === levels.length - 1}
            onClick={() => {
              swap(place);
            }}
          />
        </li>
      ))}
    </ol>
  );
}
