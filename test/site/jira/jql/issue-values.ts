import type { Issue } from '../model';

/** Readers for the loosely typed `fields` of an issue. */
type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function bagAt(issue: Issue, fieldId: string): Bag | null {
  const value = issue.fields[fieldId];
  return isBag(value) ? value : null;
}

export function bagsIn(value: unknown): readonly Bag[] {
  if (Array.isArray(value)) return value.filter(isBag);
  return isBag(value) ? [value] : [];
}

/** Ids arrive as strings from Jira and as numbers from the agile API. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

export function textAt(bag: Bag | null, key: string): string | null {
  return bag === null ? null : textOf(bag[key]);
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Text of a plain string or of a rich-text document: every text node, one line a block. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plainText).join(' ');
  if (!isBag(value)) return '';
  const own = typeof value['text'] === 'string' ? value['text'] : '';
  const inner = value['content'] === undefined ? '' : plainText(value['content']);
  return own === '' ? inner : `${own} ${inner}`;
}
