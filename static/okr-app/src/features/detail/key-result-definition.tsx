import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { findObjective } from '../../app/okr-page-edits';
import { useOkrState } from '../../app/page-context';
import { MeasureDefinitionField, QueryDefinitionField } from '../data-source/definition-fields';
import {
  KeyResultPeriodField,
  TargetField,
  useKeyResultFrame,
} from '../inline-edit/key-result-fields';
import {
  ContributorsField,
  DescriptionField,
  LabelsField,
  OwnerField,
  RollUpField,
  WeightField,
} from '../inline-edit/shared-fields';
import { CurveField, ZonesField } from '../target/plan-editors';
import { Facts } from './facts';

const KeyResultForm = lazy(() => import('../key-result-form/key-result-form'));

interface DefinitionProps {
  readonly keyResult: KeyResultDto;
  readonly canEdit: boolean;
}

/** What the key result is, each part editable where it stands. */
export function Definition({ keyResult, canEdit }: DefinitionProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { page } = useOkrState();
  const objective = page === null ? undefined : findObjective(page, keyResult.objectiveId);
  const frame = useKeyResultFrame({ keyResult, canEdit });
  const { kind } = keyResult.source;
  return (
    <section aria-label="Definition">
      <h4 className="okr-section-title">Definition</h4>
      <Facts
        facts={[
          { name: 'Description', value: <DescriptionField frame={frame} />, isWide: true },
          ...(kind === 'jira-measure'
            ? [
                {
                  name: 'Query (JQL)',
                  value: <QueryDefinitionField frame={frame} />,
                  isWide: true,
                },
                { name: 'Measure', value: <MeasureDefinitionField frame={frame} />, isWide: true },
              ]
            : []),
          ...(kind === 'checklist'
            ? []
            : [{ name: 'Target', value: <TargetField frame={frame} /> }]),
          ...(keyResult.target.kind === 'reach'
            ? [
                { name: 'Commit and stretch', value: <ZonesField frame={frame} /> },
                { name: 'Expected progress', value: <CurveField frame={frame} /> },
              ]
            : []),
          { name: 'Period', value: <KeyResultPeriodField frame={frame} /> },
          { name: 'Owner', value: <OwnerField frame={frame} /> },
          { name: 'Contributors', value: <ContributorsField frame={frame} /> },
          { name: 'Labels', value: <LabelsField frame={frame} /> },
          { name: 'Weight', value: <WeightField frame={frame} /> },
          { name: 'Roll-up', value: <RollUpField frame={frame} above="its objective" /> },
        ]}
      />
      {canEdit && objective !== undefined && (
        <Button
          spacing="compact"
          onClick={() => {
            setIsEditing(true);
          }}
        >
          Change where the number comes from
        </Button>
      )}
      {isEditing && objective !== undefined && (
        <Suspense fallback={null}>
          <KeyResultForm
            objective={objective}
            keyResult={keyResult}
            onClose={() => {
              setIsEditing(false);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
