import { CLOUD_ID } from '../../platform/invocations';

/** Where Jira says a thing lives: on the API gateway, not on the site. */
export function selfUrl(path: string): string {
  return `https://api.atlassian.com/ex/jira/${CLOUD_ID}/rest/${path}`;
}
