import ForgeReconciler, { Spinner, Stack } from '@forge/react';
import { Failure } from '../failure';
import { call } from '../resolver-call';
import { useLoaded } from '../use-loaded';
import { CadenceSection } from './cadence-section';
import { HealthSection } from './health-section';
import { ManagersSection } from './managers-section';
import { SettingsSection } from './settings-section';

const loadSettings = () => call('getSettings', {});

function AdminPage() {
  const [settings, reload] = useLoaded(loadSettings);
  if (settings.kind === 'loading') return <Spinner label="Loading settings" />;
  if (settings.kind === 'failed') {
    return <Failure title="Settings cannot be shown" error={settings.error} onRetry={reload} />;
  }
  return (
    <Stack space="space.400">
      <SettingsSection settings={settings.data} />
      <CadenceSection settings={settings.data} onSaved={reload} />
      <ManagersSection onSaved={reload} />
      <HealthSection />
    </Stack>
  );
}

ForgeReconciler.render(<AdminPage />);
