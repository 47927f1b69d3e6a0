import { UnmodelledJql } from './jql-scope';

/** The text to search, cut into stemmed words once. */
interface Analysed {
  readonly words: readonly string[];
}

type TextTest = (text: string) => boolean;
type WordTest = (text: Analysed) => boolean;

/** Lucene's minimal English stemmer: plurals only. Applied to both sides. */
export function stemmed(word: string): string {
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

/** Words in this order next to each other; a hyphenated term is such a phrase too. */
function phraseTest(text: string): WordTest {
  const wanted = analyse(text).words;
  if (wanted.length === 0) return () => false;
  return ({ words }) =>
    words.some((_word, start) => wanted.every((each, offset) => words[start + offset] === each));
}

interface Term {
  readonly test: WordTest;
  readonly joins: 'and' | 'or';
  readonly isExcluded: boolean;
}

const TOKEN = /([+-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g;

function readTerms(query: string): Term[] | null {
  const terms: Term[] = [];
  let joins: 'and' | 'or' = 'and';
  let isNot = false;
  for (const [, sign, phrase, bare] of query.matchAll(TOKEN)) {
    if (phrase === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT')) {
      if (terms.length === 0 && bare !== 'NOT') return null;
      if (bare === 'NOT') isNot = true;
      else joins = bare === 'AND' ? 'and' : 'or';
      continue;
    }
    const test = phrase === undefined ? bareTest(bare ?? '') : phraseTest(unescaped(phrase));
    terms.push({ test, joins, isExcluded: isNot || sign === '-' });
    joins = 'and';
    isNot = false;
  }
  return joins === 'and' && !isNot ? terms : null;
}

function bareTest(term: string): WordTest {
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
 * Lucene's query language as far as Jira users write it: words are joined by AND, `OR`, `-word`,
 * `"a phrase"`, `wild*card`. `null` when it cannot be read.
 */
export function compileTextQuery(query: string): TextTest | null {
  const terms = readTerms(query);
  if (terms === null || terms.length === 0) return null;
  const [first] = terms;
  if (terms.length === 1 && first !== undefined && !first.isExcluded) {
    return (text) => first.test(analyse(text));
  }
  return (text) => {
    const analysed = analyse(text);
    return orGroups(terms).some((group) =>
      group.every((term) => term.test(analysed) !== term.isExcluded),
    );
  };
}

/** `a b OR c` is `(a AND b) OR c`. */
function orGroups(terms: readonly Term[]): Term[][] {
  const groups: Term[][] = [];
  for (const term of terms) {
    const last = groups.at(-1);
    if (last === undefined || term.joins === 'or') groups.push([term]);
    else last.push(term);
  }
  return groups;
}
