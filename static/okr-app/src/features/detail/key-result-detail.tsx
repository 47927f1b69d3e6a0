import Spinner from '@atlaskit/spinner';
import { measureOfSource } from '../../../../../src/domain/metrics/metric';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { Failed } from '../../components/failed';
import { ChangesSection } from '../audit/changes-section';
import { CheckInSection } from '../check-ins/check-in-section';
import { ClosingSection } from '../closing/closing-section';
import { CommentSection } from '../comments/comment-section';
import { ChecklistSection } from '../checklist/checklist-section';
import { InitiativesSection } from '../initiatives/initiatives-section';
import { HistoryAndMovement } from '../movement/history-and-movement';
import { StatusSection } from '../status/status-section';
import { ContributingIssues } from './contributing-issues';
import { Definition } from './key-result-definition';
import { type Detail, useKeyResultDetail } from './use-key-result-detail';
import { useFieldName } from './use-field-name';
import { ValueSection } from './value-section';

interface KeyResultDetailProps {
  readonly keyResult: KeyResultDto;
  readonly canManage: boolean;
}

/** Where the number comes from: formula, history, definition and the issues behind it. */
export default function KeyResultDetail({ keyResult, canManage }: KeyResultDetailProps) {
  const { id, version, progress } = keyResult;
  const detail = useKeyResultDetail(id, `${String(version)}/${progress.asOf ?? ''}`);
  const fieldName = useFieldName(measureOfSource(keyResult.source));
  const canEdit = canManage && keyResult.lifecycle === 'active';
  return (
    <section className="okr-detail" aria-label={`Details of ${keyResult.title}`}>
      <ClosingSection item={keyResult} period={null} />
      <ValueSection keyResult={keyResult} fieldName={fieldName} />
      <ChecklistSection keyResult={keyResult} canEdit={canEdit} />
      <StatusSection keyResult={keyResult} forecast={detail.detail?.forecast} />
      <CheckInSection
        subject={{ kind: 'key-result', id }}
        unit={progress.unit}
        standing={keyResult.checkIn.standing}
        onChanged={detail.reload}
      />
      <Loaded detail={detail} keyResult={keyResult} fieldName={fieldName} />
      <InitiativesSection keyResult={keyResult} canEdit={canEdit} />
      <Definition keyResult={keyResult} canEdit={canEdit} />
      <CommentSection subject={{ kind: 'key-result', id }} />
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
      <HistoryAndMovement
        keyResult={keyResult}
        history={detail.detail.history}
        onPast={detail.reload}
      />
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
