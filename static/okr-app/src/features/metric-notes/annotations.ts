import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';
import type { MetricChangeDto, MetricPointDto } from '../../../../../src/contract/metrics/dto';
import { fieldText } from '../audit/change-words';

export type AnnotationKind = 'note' | 'definition' | 'target' | 'bulk';

/** What happened on a day that a value does not tell: written by people, or known by itself. */
export interface Annotation {
  readonly key: string;
  readonly kind: AnnotationKind;
  /** The day. */
  readonly on: string;
  readonly words: string;
  /** Account id of who wrote or did it; `null` where many did. */
  readonly by: string | null;
  /** ISO instant at which it was written or done. */
  readonly at: string | null;
  /** The one that somebody wrote. */
  readonly note: MetricNoteDto | null;
  /** Of the bucket that holds the day; `null` where none does, as between two sprints. */
  readonly pointKey: string | null;
  /** What it is called on the chart; `null` where it is not marked. */
  readonly number: number | null;
}

export const KIND_NAMES: Readonly<Record<AnnotationKind, string>> = {
  note: 'Note',
  definition: 'Definition changed',
  target: 'Target changed',
  bulk: 'Bulk change',
};

interface Told {
  readonly notes: readonly MetricNoteDto[];
  readonly changes: readonly MetricChangeDto[];
}

type Point = Pick<MetricPointDto, 'key' | 'start' | 'end' | 'flags'>;

/**
 * Everything to know about the days that are shown, oldest first. What has a day of its own is
 * numbered; a bulk change is known by its bucket alone, which says so itself.
 */
export function annotationsOf(told: Told, points: readonly Point[]): readonly Annotation[] {
  const dated = [...told.notes.map(ofNote), ...told.changes.flatMap(ofChange)].filter(({ on }) =>
    isShown(on, points),
  );
  const all = [...dated, ...points.filter(({ flags }) => flags.includes('bulk')).map(ofBulk)];
  let number = 0;
  return all.sort(inOrder).map((one) => {
    const pointKey = one.kind === 'bulk' ? one.key.slice(BULK.length) : bucketOf(one.on, points);
    const isMarked = one.kind !== 'bulk' && pointKey !== null;
    return { ...one, pointKey, number: isMarked ? (number += 1) : null };
  });
}

type Unplaced = Omit<Annotation, 'pointKey' | 'number'>;

const ofNote = (note: MetricNoteDto): Unplaced => ({
  ...{ key: `note ${note.id}`, kind: 'note', on: note.on, words: note.words },
  ...{ by: note.createdBy, at: note.createdAt, note },
});

/** Fields that are about the look of the metric and not about its values. */
const LOOKS: readonly string[] = ['title', 'bucket'];
const TARGETS: readonly string[] = ['target', 'band'];

function ofChange({ at, on, by, fields }: MetricChangeDto): readonly Unplaced[] {
  const told = fields.filter((field) => !LOOKS.includes(field));
  if (told.length === 0) return [];
  const kind = told.every((field) => TARGETS.includes(field)) ? 'target' : 'definition';
  // "Target changed" needs no second word.
  const words =
    told.length === 1 && told[0] === 'target'
      ? ''
      : told.map((field) => fieldText(field)).join(', ');
  return [{ key: `change ${at}`, kind, on, note: null, by, at, words }];
}

const BULK = 'bulk ';

const ofBulk = ({ key, start }: Point): Unplaced => ({
  ...{ key: BULK + key, kind: 'bulk', on: start, note: null, by: null, at: null },
  words: 'Many issues changed their status in the same minute.',
});

/** By day; on one day the older first. */
function inOrder(a: Unplaced, b: Unplaced): number {
  const [left, right] = [`${a.on} ${a.at ?? ''}`, `${b.on} ${b.at ?? ''}`];
  return left < right ? -1 : Number(left > right);
}

const isShown = (on: string, points: readonly Point[]): boolean =>
  points.some(({ start }) => start <= on) && points.some(({ end }) => on < end);

/** Sprints of several boards overlap; the one that began first has the day. */
const bucketOf = (on: string, points: readonly Point[]): string | null =>
  points.find(({ start, end }) => start <= on && on < end)?.key ?? null;

/** How many notes lie before or after the days that are shown. */
export const notesElsewhere = (notes: readonly MetricNoteDto[], points: readonly Point[]): number =>
  notes.filter(({ on }) => !isShown(on, points)).length;

/** "note: Two people on leave", "target changed". */
export const spokenText = ({ kind, words }: Pick<Annotation, 'kind' | 'words'>): string =>
  kind === 'note' ? `note: ${words}` : KIND_NAMES[kind].toLowerCase();

/** "3", or "3–5": one after another, because they are numbered by their days. */
export function numbersText(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
}
