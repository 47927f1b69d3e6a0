import ForgeReconciler, { Stack, Text } from '@forge/react';
import { limitRuleText, statusRuleText } from '../../contract/status-wording';
import { ImpactsView } from '../issue-impacts/impacts-view';
import { ImpactCard } from './impact-card';

function IssuePanel() {
  return (
    <ImpactsView>
      {({ impacts, statusRule, words }) => (
        <Stack space="space.150">
          {impacts.map((impact) => (
            <ImpactCard key={impact.keyResultId} impact={impact} words={words} />
          ))}
          <Text color="color.text.subtle" size="small">
            {statusRuleText(statusRule, words)}
            {impacts.some(({ target }) => target.kind !== 'reach') && ` ${limitRuleText(words)}`}
          </Text>
        </Stack>
      )}
    </ImpactsView>
  );
}

ForgeReconciler.render(<IssuePanel />);
