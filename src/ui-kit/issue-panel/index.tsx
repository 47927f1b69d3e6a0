import ForgeReconciler, { Stack, Text } from '@forge/react';
import { LIMIT_RULE_TEXT, statusRuleText } from '../../contract/wording';
import { ImpactsView } from '../issue-impacts/impacts-view';
import { ImpactCard } from './impact-card';

function IssuePanel() {
  return (
    <ImpactsView>
      {({ impacts, statusRule }) => (
        <Stack space="space.150">
          {impacts.map((impact) => (
            <ImpactCard key={impact.keyResultId} impact={impact} />
          ))}
          <Text color="color.text.subtle" size="small">
            {statusRuleText(statusRule)}
            {impacts.some(({ target }) => target.kind !== 'reach') && ` ${LIMIT_RULE_TEXT}`}
          </Text>
        </Stack>
      )}
    </ImpactsView>
  );
}

ForgeReconciler.render(<IssuePanel />);
