import { Code, DynamicTable, Lozenge, Stack, Text, User } from '@forge/react';
import type { QueryHealthDto } from '../../contract/dto';
import {
  byUrgency,
  driftText,
  durationText,
  lastOkText,
  ownersOf,
  problemText,
  retryText,
} from './health-words';

const HEAD = {
  cells: [
    { key: 'state', content: 'State', isSortable: true },
    { key: 'query', content: 'Query', isSortable: true },
    { key: 'key-results', content: 'Key results' },
    { key: 'owners', content: 'Ask' },
    { key: 'issues', content: 'Issues', isSortable: true },
    { key: 'duration', content: 'Took', isSortable: true },
    { key: 'last-ok', content: 'Last good', isSortable: true },
  ],
};

/** What each query found and how it went. */
export function QueryTable({ queries }: { readonly queries: readonly QueryHealthDto[] }) {
  if (queries.length === 0) return <Text>No key result measures Jira issues yet.</Text>;
  return (
    <DynamicTable
      label="Queries"
      head={HEAD}
      rows={byUrgency(queries).map((query) => ({ key: rowKey(query), cells: cellsOf(query) }))}
      rowsPerPage={20}
    />
  );
}

/** A cell's key is what the table sorts by; the prefix keeps the keys of a row apart. */
function cellsOf(query: QueryHealthDto) {
  return [
    { key: `state ${query.stale?.reason ?? ''}`, content: <State query={query} /> },
    { key: `query ${query.jql ?? ''}`, content: <Query query={query} /> },
    { key: 'key-results', content: <KeyResults query={query} /> },
    { key: 'owners', content: <Owners query={query} /> },
    {
      key: `issues ${sortable(query.issues)}`,
      content: <Text>{query.issues?.toLocaleString('en-US') ?? '–'}</Text>,
    },
    {
      key: `duration ${sortable(query.durationMs)}`,
      content: <Text>{durationText(query.durationMs)}</Text>,
    },
    { key: `last-ok ${query.lastOkAt ?? ''}`, content: <Text>{lastOkText(query)}</Text> },
  ];
}

const sortable = (number: number | null) => String(Math.round(number ?? -1)).padStart(12, '0');

const rowKey = ({ jql, keyResults }: QueryHealthDto) =>
  jql ?? keyResults.map(({ id }) => id).join();

// The table calls a cell's component as a function, so these use no hooks.
function State({ query }: { readonly query: QueryHealthDto }) {
  const problem = problemText(query);
  const retry = retryText(query);
  const drift = query.drift && driftText(query.drift);
  if (problem === null) {
    return (
      <Stack space="space.050" alignInline="start">
        <Lozenge appearance="success">Fresh</Lozenge>
        {drift !== null && <Text size="small">Corrected last night: {drift}</Text>}
      </Stack>
    );
  }
  return (
    <Stack space="space.050" alignInline="start">
      <Lozenge appearance="moved">Stale</Lozenge>
      <Text size="small">{problem}</Text>
      {retry !== null && <Text size="small">{retry}</Text>}
    </Stack>
  );
}

function Query({ query }: { readonly query: QueryHealthDto }) {
  if (query.jql === null) return <Text>Hidden: belongs to OKRs that you may not see</Text>;
  return <Code>{query.jql}</Code>;
}

function KeyResults({ query }: { readonly query: QueryHealthDto }) {
  return (
    <Stack space="space.050">
      {query.keyResults.map(({ id, title }) => (
        <Text key={id}>{title ?? 'One that you may not see'}</Text>
      ))}
    </Stack>
  );
}

function Owners({ query }: { readonly query: QueryHealthDto }) {
  const owners = ownersOf(query);
  if (owners.length === 0) return <Text>No owner</Text>;
  return (
    <Stack space="space.050">
      {owners.map((accountId) => (
        <User key={accountId} accountId={accountId} />
      ))}
    </Stack>
  );
}
