/** What Jira says to a query that the fake was not told of. */
export const unknownQuery = (jql: string) => ({
  kind: 'invalid-jql' as const,
  messages: [`Error in the JQL Query: "${jql}" was not understood.`],
});
