import { UnmodelledJql } from './jql-scope';

/** The text to search, cut into stemmed words once. */
interface Analysed {
  readonly words: readonly string[];
}

type TextTest = (text: string) => boolean;
type WordTest = (text: Analysed) => boolean;

/** Lucene's minimal English stemmer: plurals only. Applied to both sides. */
function stemmed(word: string): string {
  if (word.length < 3 || !word.endsWith('s')) return word;
  const before = word.at(-2);
  if (before === 'u' || before === 's') return word;
  if (before !== 'e') return word.slice(0, -1);
  const third = word.at(-3);
  if (word.length > 3 && third === 'i' && !['a', 'e'].includes(word.at(-4) ?? '')) {
    return `${word.slice(0, -3)}y`;
  }
  return third !== undefined && ['i', 'a', 'o', 'e'].includes(third) ? word : word.slice(0, -1);
}

const WORD = /[\p{L}\p{N}_]+(?:['’.][\p{L}\p{N}_]+)*/gu;

function analyse(text: string): Analysed {
  return { words: (text.toLowerCase().match(WORD) ?? []).map(stemmed) };
}

function wildcardTest(term: string): WordTest {
  const pattern = term
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${pattern}$`, 'u');
  return ({ words }) => words.some((word) => whole.test(word));
}

/** Jira keeps these out of its index: nobody can look for them. */
const STOP_WORDS = new Set(
  'a an and are as at be but by for if in into is it no not of on or s such t that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/**
 * Words in this order next to each other; a hyphenated term is such a phrase too. A stop word
 * holds its place for any word. `null` when nothing is left to look for.
 */
function phraseTest(text: string): WordTest | null {
  const wanted = (text.toLowerCase().match(WORD) ?? []).map((word) =>
    STOP_WORDS.has(word) ? null : stemmed(word),
  );
  if (wanted.every((word) => word === null)) return null;
  return ({ words }) =>
    words.some((_word, start) =>
      wanted.every((each, offset) => each === null || words[start + offset] === each),
    );
}

interface Term {
  readonly test: WordTest;
  readonly joins: 'and' | 'or';
  readonly isExcluded: boolean;
}

const TOKEN = /([+-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g;
const CONNECTIVES = ['AND', 'OR', 'NOT'];

function readTerms(query: string): Term[] | null {
  const terms: Term[] = [];
  let connective: string | null = null;
  let isFirst = true;
  for (const [, sign, phrase, bare = ''] of query.matchAll(TOKEN)) {
    if (phrase === undefined && CONNECTIVES.includes(bare)) {
      if (isFirst && bare !== 'NOT') return null;
      if (connective === 'OR') throw new UnmodelledJql(`'OR ${bare}' in a text search`);
      connective = bare;
      continue;
    }
    isFirst = false;
    const test = phrase === undefined ? bareTest(bare) : phraseTest(unescaped(phrase));
    if (test !== null) {
      const joins = connective === 'OR' ? 'or' : 'and';
      terms.push({ test, joins, isExcluded: connective === 'NOT' || sign === '-' });
    }
    connective = null;
  }
  return connective === null && !isFirst ? terms : null;
}

function bareTest(term: string): WordTest | null {
  if (/^(&&|\|\||!)/.test(term)) throw new UnmodelledJql(`'${term}' in a text search`);
  if (/(?<!\\)[()[\]{}~^:]/.test(term.replace(/:/g, ''))) {
    throw new UnmodelledJql(`the text-search syntax of '${term}'`);
  }
  const plain = unescaped(term);
  return /[*?]/.test(plain) ? wildcardTest(plain) : phraseTest(plain);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/**
 * Lucene's query language as far as Jira users write it: words are joined by AND, or all by OR;
 * `-word`, `"a phrase"`, `wild*card`. `null` when it cannot be read. Lucene reads a mixture of
 * AND and OR, and a query of exclusions alone, in ways of its own, so they are not modelled.
 */
export function compileTextQuery(query: string): TextTest | null {
  const terms = readTerms(query);
  if (terms === null) return null;
  const joins = new Set(terms.slice(1).map((term) => term.joins));
  if (joins.size > 1) throw new UnmodelledJql('AND and OR in one text search');
  if (terms.length > 0 && terms.every((term) => term.isExcluded)) {
    throw new UnmodelledJql('a text search of exclusions alone');
  }
  const holds = (text: Analysed) => (term: Term) => term.test(text) !== term.isExcluded;
  if (joins.has('or')) return (text) => terms.some(holds(analyse(text)));
  return (text) => terms.length > 0 && terms.every(holds(analyse(text)));
}
