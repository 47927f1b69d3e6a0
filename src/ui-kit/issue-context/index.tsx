import ForgeReconciler, { Stack } from '@forge/react';
import { ImpactsView } from '../issue-impacts/impacts-view';
import { ImpactLine } from './impact-line';

function IssueContext() {
  return (
    <ImpactsView>
      {({ impacts, words }) => (
        <Stack space="space.200">
          {impacts.map((impact) => (
            <ImpactLine key={impact.keyResultId} impact={impact} words={words} />
          ))}
        </Stack>
      )}
    </ImpactsView>
  );
}

ForgeReconciler.render(<IssueContext />);
