import { Inline, Stack, Text } from '@forge/react';
import type { IssueImpactDto } from '../../contract/dto';
import {
  finishingText,
  hasEffect,
  staleSentence,
  standingText,
} from '../issue-impacts/impact-words';
import { StatusLozenge } from '../issue-impacts/status-lozenge';
import type { Words } from '../../domain/okr/words';
import { OkrLink } from '../okr-link';
import { StaleLine } from '../stale-line';

/** The panel's card in the width of the sidebar. */
export function ImpactLine({
  impact,
  words,
}: {
  readonly impact: IssueImpactDto;
  readonly words: Words;
}) {
  const finishing = finishingText(impact);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <StatusLozenge shown={{ ...impact, status: impact.progress.status }} words={words} />
        <OkrLink projectKey={impact.projectKey} keyResultId={impact.keyResultId}>
          {impact.keyResultTitle}
        </OkrLink>
      </Inline>
      <Text size="small">{standingText(impact, words)}</Text>
      {finishing !== '' && (
        <Text size="small" weight={hasEffect(impact) ? 'semibold' : 'regular'}>
          {finishing}
        </Text>
      )}
      <StaleLine sentence={staleSentence(impact.progress)} />
    </Stack>
  );
}
