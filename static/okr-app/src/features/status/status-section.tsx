import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { confidenceText } from '../../../../../src/contract/check-ins/wording';
import { curveText, expectationFormula } from '../../../../../src/contract/expectation-wording';
import { gapFormula } from '../../../../../src/contract/status-wording';
import { sourceUnit } from '../../../../../src/domain/metrics/source-unit';
import type { Forecast } from '../../../../../src/domain/okr/forecast';
import type { StatusRule } from '../../../../../src/domain/okr/status-rule';
import { useFailureFlag, useOkrState, usePage } from '../../app/page-context';
import { resumeAutomaticStatus } from '../../app/status-changes';
import { ButtonRow } from '../../components/button-row';
import { Facts } from '../detail/facts';
import { expectationOf } from './expectation-of';
import { ForecastText } from './forecast-text';
import { ManualStatusText } from './manual-status-text';
import { StatusBadge } from './status-badge';
import { keyResultFacts } from './status-facts';

const ManualStatusForm = lazy(() => import('./manual-status-form'));

interface StatusSectionProps {
  readonly keyResult: KeyResultDto;
  /** `undefined` while the details are loading. */
  readonly forecast: Forecast | null | undefined;
}

/** Where it stands, what was expected, what a person says, and the computed chance beside it. */
export function StatusSection({ keyResult, forecast }: StatusSectionProps) {
  const facts = keyResultFacts(keyResult);
  const { page } = useOkrState();
  const { progress, manualStatus, lifecycle, canCheckIn } = keyResult;
  if (progress.visibility === 'withheld' || page === null) return null;
  const expectation = expectationOf(
    { period: keyResult.effectivePeriod, curve: keyResult.curve },
    page,
  );
  const isReach = keyResult.target.kind === 'reach';
  return (
    <section aria-label="Status">
      <h4 className="okr-section-title">Status</h4>
      {manualStatus !== null && <ManualStatusText facts={facts} manual={manualStatus} />}
      <Facts
        facts={[
          { name: 'Status', value: <StatusBadge facts={facts} of={keyResult.title} /> },
          ...(isReach && expectation !== null
            ? [
                { name: 'Expected today', value: expectationFormula(expectation) },
                { name: 'Gap', value: gapFormula(facts, progress.progress, page.statusRule.mode) },
              ]
            : []),
          {
            name: 'Confidence of its people',
            value: (
              <>
                {confidenceText(keyResult.checkIn.confidence)}{' '}
                <span className="okr-subtle">said at check-ins</span>
              </>
            ),
          },
          {
            name: 'Computed chance',
            value: <ForecastText forecast={forecast} unit={sourceUnit(keyResult.source)} />,
            isWide: true,
          },
        ]}
      />
      {isReach && <p className="okr-subtle">{curveText(keyResult.curve)}</p>}
      <p className="okr-subtle">{besideText(page.statusRule)}</p>
      {canCheckIn && lifecycle === 'active' && <StatusButtons keyResult={keyResult} />}
    </section>
  );
}

const besideText = ({ mode }: StatusRule): string =>
  mode === 'forecast'
    ? 'Confidence and chance stand beside the status; on this site the chance decides it.'
    : 'Confidence and chance stand beside the status and never change it.';

function StatusButtons({ keyResult }: { readonly keyResult: KeyResultDto }) {
  const [isSetting, setIsSetting] = useState(false);
  const { store, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const resume = async (): Promise<void> => {
    const answer = await store.make(resumeAutomaticStatus(keyResult));
    if (answer.ok) showFlag({ kind: 'success', title: 'The computed status counts again' });
    else flagFailure('The computed status was not resumed', answer.error);
  };
  return (
    <>
      <ButtonRow label="Status actions">
        <Button
          spacing="compact"
          onClick={() => {
            setIsSetting(true);
          }}
        >
          Set status by hand
        </Button>
        {keyResult.manualStatus !== null && (
          <Button spacing="compact" onClick={() => void resume()}>
            Resume computed status
          </Button>
        )}
      </ButtonRow>
      {isSetting && (
        <Suspense fallback={null}>
          <ManualStatusForm
            keyResult={keyResult}
            onClose={() => {
              setIsSetting(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
