import { quotedJql } from './jql-text';

const KEY = /^\s*([A-Za-z][A-Za-z0-9_]*-\d+)\s*$/;
/** Signs that the text search reads as commands. */
const COMMANDS = /[+\-&|!(){}[\]^~*?\\/:"']/g;

/** An issue's key that was typed, in capitals; `null` when it is something else. */
export function typedKey(text: string): string | null {
  return KEY.exec(text)?.[1]?.toUpperCase() ?? null;
}

export const keyQuery = (key: string): string => `key = ${key}`;

/**
 * Issues whose summary has words beginning like these, the latest changed first. Without words the
 * latest of the project; `null` when there is no project either.
 */
export function summaryQuery(text: string, projectKey: string | null): string | null {
  const words = text.replace(COMMANDS, ' ').split(/\s+/).filter(Boolean);
  const conditions = [
    ...(words.length === 0 && projectKey !== null ? [`project = ${quotedJql(projectKey)}`] : []),
    ...words.map((word) => `summary ~ ${quotedJql(`${word}*`)}`),
  ];
  return conditions.length === 0 ? null : `${conditions.join(' AND ')} ORDER BY updated DESC`;
}
