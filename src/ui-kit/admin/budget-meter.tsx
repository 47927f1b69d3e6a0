import { ProgressBar, Stack, Text } from '@forge/react';
import type { BudgetDto } from '../../contract/dto';
import {
  governorText,
  lastDayText,
  orderText,
  pointsText,
  spentRatio,
  storageText,
} from './budget-words';

/** What the site costs Jira and storage, and what waits because of it. */
export function BudgetMeter({ budget }: { readonly budget: BudgetDto }) {
  return (
    <Stack space="space.100">
      <Stack space="space.050">
        <Text>{pointsText(budget)}</Text>
        <ProgressBar value={spentRatio(budget)} ariaLabel={`Jira quota: ${pointsText(budget)}`} />
      </Stack>
      <Text weight="medium">{governorText(budget)}</Text>
      <Text>{lastDayText(budget)}</Text>
      <Text>{storageText(budget)}</Text>
      <Text size="small">{orderText(budget.share)}</Text>
    </Stack>
  );
}
