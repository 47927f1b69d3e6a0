/** A person as they were picked while typing. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

/** The text as it is read while typing: "@Lea Lead". Ids of unknown people stay as they are. */
export function typedText(stored: string, people: readonly Picked[]): string {
  return people.reduce((text, { id, name }) => text.replaceAll(`@[${id}]`, `@${name}`), stored);
}

/** The text as it is stored: longest names first, so that Ann is not found in Anna. */
export function storedText(typed: string, people: readonly Picked[]): string {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce(
    (text, { id, name }) => text.replaceAll(`@${name}`, `@[${id}]`),
    typed,
  );
}

/** Two people of one name are told apart by a number, so that each mention finds its own. */
export function picked(people: readonly Picked[], { id, name }: Picked): Picked {
  const known = people.find((one) => one.id === id);
  if (known !== undefined) return known;
  const isTaken = (wanted: string) => people.some((one) => one.name === wanted);
  let unique = name;
  for (let count = 2; isTaken(unique); count += 1) unique = `${name} (${String(count)})`;
  return { id, name: unique };
}

export interface MentionStart {
  /** Where the "@" stands. */
  readonly at: number;
  /** What was typed after it. */
  readonly query: string;
}

/** A name is typed right before the caret; at most two words, as names are searched for. */
const STARTED = /(?:^|[\s(])@([^\s@]{0,40}(?: [^\s@]{1,40})?)$/u;

export function mentionAt(text: string, caret: number): MentionStart | null {
  const match = STARTED.exec(text.slice(0, caret));
  const query = match?.[1];
  return query === undefined ? null : { at: caret - query.length - 1, query };
}
