import type { KeyResultDto } from '../../../../../src/contract/dto';
import { rawText } from '../../../../../src/contract/status-wording';
import { formatSourceValue, whyNoValue } from '../../../../../src/contract/value-wording';
import { formulaText, measureLabel, staleText } from '../../../../../src/contract/wording';
import type { MeasurementFlag } from '../../../../../src/domain/metrics/measurement';
import SectionMessage from '@atlaskit/section-message';
import { TimeAgo } from '../../components/time-ago';
import { zoneFacts } from '../target/zone-facts';
import { Facts } from './facts';

interface ValueSectionProps {
  readonly keyResult: KeyResultDto;
  readonly fieldName: string | undefined;
}

/** The number, how it came about, and everything that was left out of it. */
export function ValueSection({ keyResult, fieldName }: ValueSectionProps) {
  const { progress } = keyResult;
  return (
    <section aria-label="Value">
      <h4 className="okr-section-title">Value</h4>
      <Value keyResult={keyResult} fieldName={fieldName} />
      {progress.stale !== null && (
        <SectionMessage
          headingLevel="h5"
          appearance={progress.stale.reason === 'waiting' ? 'information' : 'warning'}
          title={
            progress.stale.reason === 'waiting' ? 'Being measured again' : 'This value is not fresh'
          }
        >
          <p>
            {staleText(progress.stale)} Since <TimeAgo at={progress.stale.since} isFocusable />.
          </p>
        </SectionMessage>
      )}
    </section>
  );
}

function Value({ keyResult, fieldName }: ValueSectionProps) {
  const { progress, source } = keyResult;
  if (progress.visibility === 'withheld') {
    return (
      <SectionMessage appearance="information" headingLevel="h5" title="The number is withheld">
        <p>
          It counts so few issues, some of which you may not see, that it would tell about them.
          Your team’s Jira admin can give you access to those issues.
        </p>
      </SectionMessage>
    );
  }
  if (progress.value === null) {
    return <p>{whyNoValue(source, progress)}</p>;
  }
  const formula = formulaText({ source, progress, ...(fieldName !== undefined && { fieldName }) });
  return (
    <>
      <p className="okr-value">
        <span className="okr-value-number">{formatSourceValue(progress.value, source)}</span>
        <span className="okr-formula">{formula}</span>
      </p>
      <Facts
        facts={[
          { name: 'Measure', value: measureText(keyResult, fieldName) },
          ...numberFacts(keyResult),
          ...zoneFacts(keyResult),
          ...(progress.asOf === null
            ? []
            : [{ name: 'As of', value: <TimeAgo at={progress.asOf} isFocusable /> }]),
        ]}
      />
      {progress.flags.map((flag) => (
        <p key={flag} className="okr-note">
          {FLAGS[flag]}
        </p>
      ))}
    </>
  );
}

function measureText({ source }: KeyResultDto, fieldName: string | undefined): string {
  if (source.kind === 'manual') return 'Typed in at check-ins';
  if (source.kind === 'checklist') return 'Checklist, share of to-dos done';
  const measure = measureLabel(source.measure, fieldName);
  if (source.mode === 'percent') return `${measure}, percent complete`;
  return `${measure}, ${source.doneOnly ? 'done issues' : 'all issues'}`;
}

function numberFacts({
  progress,
  source,
}: KeyResultDto): readonly { name: string; value: string }[] {
  const { numerator, denominator, n, missing, excluded, raw } = progress;
  const way = raw === null ? [] : [{ name: 'Way to the target', value: rawText(raw) }];
  // Nothing was counted: the formula says it all.
  if (source.kind !== 'jira-measure') return way;
  return [
    ...amount('Numerator', numerator),
    ...amount('Denominator', denominator),
    ...amount('Issues found', n),
    ...(missing !== null && missing > 0 ? amount('Without a value', missing) : []),
    ...(excluded !== null && excluded > 0 ? amount('Left out', excluded) : []),
    ...way,
  ];
}

const amount = (name: string, value: number | null): readonly { name: string; value: string }[] =>
  value === null
    ? []
    : [{ name, value: value.toLocaleString('en-US', { maximumFractionDigits: 2 }) }];

const FLAGS: Readonly<Record<MeasurementFlag, string>> = {
  'negative-values': 'Some issues have negative values, so the percentage may leave 0–100.',
  'story-point-conflict':
    'Some issues have different numbers in the two story-point fields. One field is used, never the sum.',
  'mixed-hierarchy':
    'The query finds issues of several levels, such as epics together with stories.',
  'own-and-parent-counted':
    'Some issues count beside their own parents. Narrow the query if a parent’s amount stands for its children’s.',
};
