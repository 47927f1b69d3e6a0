/** The platform's limits on keys and values (forge-facts §1.5). */
import type { EntityDefinition } from './manifest';
import { refuse } from './kvs-refusal';

const MAX_VALUE_BYTES = 240 * 1024;
const MAX_DEPTH = 31;
const MAX_KEY_LENGTH = 500;
const MAX_PARTITION_BYTES = 1700;
const MAX_RANGE_BYTES = 900;
const MAX_TTL_MS = 365 * 24 * 3_600_000;
// `-` after `\s` is a literal; a slash is not allowed.
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const TTL_UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

export type Attributes = EntityDefinition['attributes'];
export interface Ttl {
  readonly value: number;
  readonly unit: keyof typeof TTL_UNIT_MS;
}

export function checkKey(key: string): void {
  if (key === '') refuse('KEY_TOO_SHORT', 'The key is empty');
  if (key.length > MAX_KEY_LENGTH) refuse('KEY_TOO_LONG', 'The key has over 500 characters');
  if (!KEY.test(key)) refuse('INVALID_KEY', `The key ${JSON.stringify(key)} is not allowed`);
}

/** The value as JSON text. */
export function checkValue(value: unknown, entity: EntityDefinition | undefined): string {
  if (value === undefined || value === null) refuse('BAD_REQUEST', 'A value is required');
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > MAX_VALUE_BYTES) refuse('MAX_SIZE', 'The value is over 240 KiB');
  if (depthOf(value) > MAX_DEPTH) refuse('MAX_DEPTH', 'The value is nested over 31 deep');
  if (entity !== undefined) checkEntityValue(value, entity);
  return text;
}

export function expiryOf(ttl: Ttl | undefined, now: number): number | null {
  if (ttl === undefined) return null;
  const length = ttl.value * TTL_UNIT_MS[ttl.unit];
  if (!(length > 0) || length > MAX_TTL_MS) refuse('INVALID_TTL', 'A TTL is up to one year');
  return now + length;
}

export function isAttributeValue(type: Attributes[string]['type'], value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value) + 0.5) < 2 ** 31;
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'any':
      return value !== undefined && value !== null;
  }
}

function checkEntityValue(value: unknown, { name, attributes }: EntityDefinition): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse('INVALID_ENTITY_VALUE', `A ${name} is an object`);
  }
  for (const [attribute, content] of Object.entries(value)) {
    const declared = attributes[attribute];
    if (declared === undefined) {
      refuse('INVALID_ENTITY_ATTRIBUTE', `${name} has no attribute ${attribute}`);
    }
    if (!isAttributeValue(declared.type, content)) {
      refuse('INVALID_ENTITY_VALUE', `${name}.${attribute} is not of type ${declared.type}`);
    }
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

export interface IndexEntry {
  readonly partition: string;
  /** Sorts like the first range attribute. */
  readonly first: string;
  /** Sorts like the other range attributes. */
  readonly rest: string;
}

export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  readonly range: readonly string[];
}

/** As declared; a bare attribute name is an index over that attribute. */
export function indexesOf({ indexes }: EntityDefinition): readonly EntityIndex[] {
  return indexes.map((index) =>
    typeof index === 'string'
      ? { name: index, partition: [], range: [index] }
      : { name: index.name, partition: index.partition ?? [], range: index.range },
  );
}

/** Where a value stands in an index; nowhere when it lacks one of the index's attributes. */
export function indexEntry(value: unknown, index: EntityIndex): IndexEntry | undefined {
  const record = value as Readonly<Record<string, unknown>>;
  const read = (name: string) => record[name];
  const partition = index.partition.map(read);
  const range = index.range.map(read);
  if ([...partition, ...range].includes(undefined)) return undefined;
  const [first = '', ...others] = range.map(sortableText);
  const entry = { partition: JSON.stringify(partition), first, rest: others.join('\u0000') };
  if (Buffer.byteLength(entry.partition) > MAX_PARTITION_BYTES) {
    refuse('INVALID_ENTITY_VALUE', `The partition of ${index.name} is over 1700 bytes`);
  }
  if (Math.max(...[first, ...others].map((part) => Buffer.byteLength(part))) > MAX_RANGE_BYTES) {
    refuse('INVALID_ENTITY_VALUE', `The range value of ${index.name} is over 900 bytes`);
  }
  return entry;
}

/** Text that sorts, byte by byte, as the value does. */
export function sortableText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return JSON.stringify(value);
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  const isNegative = (bytes[0] ?? 0) >= 0x80;
  const sorted = bytes.map((byte, at) => (isNegative ? ~byte : at === 0 ? byte ^ 0x80 : byte));
  return Buffer.from(sorted).toString('hex');
}
