/** As Jira writes instants: `2020-01-31T10:00:00.000+0000`. */
export function jiraInstant(epochMs: number): string {
  return new Date(Math.round(epochMs)).toISOString().replace('Z', '+0000');
}
