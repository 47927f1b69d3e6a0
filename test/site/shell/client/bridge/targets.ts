import { address } from '../../routes';
import { boot, moduleOfType } from '../site/boot';
import type { NavigationData } from './commands';

/** Absolute address of a navigation target, or an error that names what the site has no page for. */
export function urlOf(data: NavigationData): string {
  const path = data.url ?? pathOf(data);
  return new URL(path, window.location.origin).href;
}

function pathOf(data: NavigationData): string {
  const key = (name: string): string => {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`Target ${String(data.target)} needs ${name}.`);
  };
  switch (data.target) {
    case 'issue':
      return address.issue(key('issueKey'));
    case 'projectSettingsDetails':
      return address.issues(key('projectKey'));
    case 'module':
      return modulePath(key('moduleKey'), data);
    default:
      throw new Error(`Navigation target ${String(data.target)} is not modelled.`);
  }
}

function modulePath(moduleKey: string, data: NavigationData): string {
  const rest = typeof data['path'] === 'string' ? `/${data['path'].replace(/^\//, '')}` : '';
  if (moduleKey === moduleOfType('jira:globalPage')?.key) return address.globalApp(boot) + rest;
  if (moduleKey === moduleOfType('jira:adminPage')?.key) return address.adminApp(boot) + rest;
  const projectKey = data['projectKey'];
  if (moduleKey === moduleOfType('jira:projectPage')?.key && typeof projectKey === 'string') {
    return address.projectApp(projectKey, boot) + rest;
  }
  throw new Error(`The module ${moduleKey} has no page to go to.`);
}
