import ForgeReconciler, { Stack, Text } from '@forge/react';
import { statusRuleText } from '../../contract/wording';
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
          </Text>
        </Stack>
      )}
    </ImpactsView>
  );
}

ForgeReconciler.render(<IssuePanel />);
