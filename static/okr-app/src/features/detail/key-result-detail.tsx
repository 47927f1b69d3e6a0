import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { measureOfSource } from '../../../../../src/domain/metrics/metric';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { findObjective } from '../../app/okr-page-edits';
import { useOkrState } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { ChangesSection } from '../audit/changes-section';
import {
  EditableKeyResultDescription,
  EditableKeyResultOwner,
  EditableKeyResultPeriod,
  EditableKeyResultWeight,
  EditableQuery,
  EditableTarget,
} from '../inline-edit/key-result-fields';
import { StatusSection } from '../status/status-section';
import { ContributingIssues } from './contributing-issues';
import { Facts } from './facts';
import { HistorySection } from './history-section';
import { type Detail, useKeyResultDetail } from './use-key-result-detail';
import { useFieldName } from './use-field-name';
import { ValueSection } from './value-section';

const KeyResultForm = lazy(() => import('../key-result-form/key-result-form'));

interface KeyResultDetailProps {
  readonly keyResult: KeyResultDto;
  readonly canManage: boolean;
}

/** Where the number comes from: formula, history, definition and the issues behind it. */
export default function KeyResultDetail({ keyResult, canManage }: KeyResultDetailProps) {
  const { id, version, progress } = keyResult;
  const detail = useKeyResultDetail(id, `${String(version)}/${progress.asOf ?? ''}`);
  const fieldName = useFieldName(measureOfSource(keyResult.source));
  return (
    <section className="okr-detail" aria-label={`Details of ${keyResult.title}`}>
      <ValueSection keyResult={keyResult} fieldName={fieldName} />
      <StatusSection keyResult={keyResult} forecast={detail.detail?.forecast} />
      <Loaded detail={detail} keyResult={keyResult} fieldName={fieldName} />
      <Definition keyResult={keyResult} canEdit={canManage && keyResult.lifecycle === 'active'} />
      <ChangesSection kind="key-result" id={id} version={version} />
    </section>
  );
}

interface LoadedProps {
  readonly detail: Detail;
  readonly keyResult: KeyResultDto;
  readonly fieldName: string | undefined;
}

function Loaded({ detail, keyResult, fieldName }: LoadedProps) {
  if (detail.detail === null) {
    return detail.error === null ? (
      <Spinner label="Loading history and issues" />
    ) : (
      <Failed
        headingLevel="h4"
        title="History and issues could not be loaded"
        error={detail.error}
        onRetry={detail.reload}
      />
    );
  }
  return (
    <>
      {detail.error !== null && (
        <Failed
          headingLevel="h4"
          title="The latest issues could not be loaded"
          error={detail.error}
          onRetry={detail.reload}
        />
      )}
      <HistorySection keyResult={keyResult} history={detail.detail.history} />
      <ContributingIssues
        detail={detail.detail}
        keyResult={keyResult}
        fieldName={fieldName}
        isLoading={detail.isLoading}
        onMore={detail.loadMore}
      />
    </>
  );
}

interface DefinitionProps {
  readonly keyResult: KeyResultDto;
  readonly canEdit: boolean;
}

function Definition({ keyResult, canEdit }: DefinitionProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { page } = useOkrState();
  const objective = page === null ? undefined : findObjective(page, keyResult.objectiveId);
  const field = { keyResult, canEdit };
  return (
    <section aria-label="Definition">
      <h4 className="okr-section-title">Definition</h4>
      <Facts
        facts={[
          { name: 'Description', value: <EditableKeyResultDescription {...field} />, isWide: true },
          { name: 'Query (JQL)', value: <EditableQuery {...field} />, isWide: true },
          { name: 'Target', value: <EditableTarget {...field} /> },
          { name: 'Period', value: <EditableKeyResultPeriod {...field} /> },
          { name: 'Owner', value: <EditableKeyResultOwner {...field} /> },
          { name: 'Weight', value: <EditableKeyResultWeight {...field} /> },
        ]}
      />
      {canEdit && objective !== undefined && (
        <>
          <Button
            spacing="compact"
            onClick={() => {
              setIsEditing(true);
            }}
          >
            Change measure, mode or target kind
          </Button>
          <>
            {isEditing && (
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
          </>
        </>
      )}
    </section>
  );
}
