import type { ShellBoot, SiteModule } from '../../site-api';

function readBoot(): ShellBoot {
  const script = document.getElementById('site-boot');
  if (script === null) throw new Error('The page came without its boot data.');
  return JSON.parse(script.textContent) as ShellBoot;
}

export const boot = readBoot();

export function moduleOfType(type: string): SiteModule | undefined {
  return boot.modules.find((module) => module.type === type);
}
