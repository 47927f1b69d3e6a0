import type {
  BacklogFinding,
  DrillDownCell,
  UnknownReason,
} from '../../domain/metrics/catalogue/drill-down-cell';
import type { EscalationEvent } from '../../domain/metrics/catalogue/escalation';

type EventType = EscalationEvent['type'];

/** Another issue as the viewer sees it. */
export interface NamedIssue {
  readonly key: string;
  readonly summary: string;
}

/** From what to what something was changed: names, words, or the ids of accounts. */
interface EventView {
  readonly type: EventType;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** As people read it: names for ids, ISO instants; the id of an account for a person. */
export type CellView =
  | string
  | number
  | boolean
  | null
  | { readonly unknown: UnknownReason }
  | { readonly days: readonly string[] }
  | { readonly findings: readonly BacklogFinding[] }
  | { readonly people: readonly string[] }
  /** `null`: one that the viewer may not see. */
  | { readonly issues: readonly (NamedIssue | null)[] }
  | { readonly events: readonly EventView[] };

export interface CellNames {
  /** Of the ids of this column. */
  readonly own: ReadonlyMap<string, string>;
  readonly issues: ReadonlyMap<string, NamedIssue>;
  /** Of what escalations changed. */
  readonly ofEvents: Readonly<Partial<Record<EventType, ReadonlyMap<string, string>>>>;
}

export function cellView(cell: DrillDownCell, names: CellNames): CellView {
  const nameOf = (id: string) => names.own.get(id) ?? id;
  if (cell === null) return null;
  switch (cell.kind) {
    case 'id':
      return nameOf(cell.id);
    case 'ids':
      return cell.ids.length === 0 ? null : cell.ids.map(nameOf).join(', ');
    case 'texts':
      return cell.texts.join(', ');
    case 'instant':
      return new Date(cell.at).toISOString();
    case 'number':
      return cell.value;
    case 'answer':
      return cell.is;
    case 'times':
      return [...cell.times].map(([id, hours]) => `${nameOf(id)} ${timeText(hours)}`).join(' · ');
    default:
      return listView(cell, names);
  }
}

type ListCell = Extract<
  DrillDownCell,
  { readonly kind: 'unknown' | 'days' | 'findings' | 'people' | 'issues' | 'events' }
>;

function listView(cell: ListCell, names: CellNames): CellView {
  switch (cell.kind) {
    case 'unknown':
      return { unknown: cell.reason };
    case 'days':
      return { days: cell.days };
    case 'findings':
      return { findings: cell.findings };
    case 'people':
      return { people: cell.accountIds };
    case 'issues':
      return { issues: cell.issueIds.map((id) => names.issues.get(id ?? '') ?? null) };
    case 'events':
      return { events: cell.events.map((event) => eventView(event, names)) };
  }
}

function eventView({ type, at, from, to }: EscalationEvent, { ofEvents }: CellNames): EventView {
  const when = new Date(at).toISOString();
  const nameOf = (id: string | null) => (id === null ? null : (ofEvents[type]?.get(id) ?? id));
  if (type !== 'label') return { type, at: when, from: nameOf(from), to: nameOf(to) };
  const before = new Set((from ?? '').split(' '));
  const added = (to ?? '').split(' ').filter((label) => !before.has(label));
  return { type, at: when, from: null, to: added.join(', ') };
}

/** Hours below a day, else days. */
const timeText = (hours: number): string =>
  hours < 24 ? `${shortNumber(hours)} h` : `${shortNumber(hours / 24)} d`;

const shortNumber = (value: number): string => String(Number(value.toFixed(value < 10 ? 1 : 0)));
