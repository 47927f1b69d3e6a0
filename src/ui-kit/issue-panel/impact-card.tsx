import { Box, Inline, ProgressBar, Stack, Text, xcss } from '@forge/react';
import type { IssueImpactDto } from '../../contract/dto';
import type { Words } from '../../domain/okr/words';
import { formatPercent } from '../../contract/wording';
import {
  finishingText,
  hasEffect,
  staleSentence,
  standingText,
  valueText,
  viaText,
} from '../issue-impacts/impact-words';
import { StatusLozenge } from '../issue-impacts/status-lozenge';
import { OkrLink } from '../okr-link';
import { StaleLine } from '../stale-line';

const card = xcss({
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.small',
  padding: 'space.150',
});

/** One key result that the issue moves: how it stands, and by how much finishing would move it. */
export function ImpactCard({
  impact,
  words,
}: {
  readonly impact: IssueImpactDto;
  readonly words: Words;
}) {
  const { progress } = impact;
  const value = valueText(impact);
  const finishing = finishingText(impact);
  return (
    <Box xcss={card}>
      <Stack space="space.100">
        <Inline spread="space-between" alignBlock="center" space="space.100" shouldWrap>
          <OkrLink projectKey={impact.projectKey} keyResultId={impact.keyResultId}>
            {impact.keyResultTitle}
          </OkrLink>
          <StatusLozenge shown={{ ...impact, status: progress.status }} words={words} />
        </Inline>
        <Text color="color.text.subtle" size="small">
          Objective: {impact.objectiveTitle}
        </Text>
        {progress.progress !== null && (
          <ProgressBar
            value={progress.progress}
            appearance={progress.status === 'achieved' ? 'success' : 'default'}
            ariaLabel={`${impact.keyResultTitle}: ${formatPercent(progress.progress)}`}
          />
        )}
        <Text>{standingText(impact, words)}</Text>
        {value !== null && (
          <Text color="color.text.subtle" size="small">
            {value}
          </Text>
        )}
        {finishing !== '' && (
          <Text weight={hasEffect(impact) ? 'semibold' : 'regular'}>{finishing}</Text>
        )}
        <Text color="color.text.subtle" size="small">
          {viaText(impact)}
        </Text>
        <StaleLine sentence={staleSentence(progress)} />
      </Stack>
    </Box>
  );
}
