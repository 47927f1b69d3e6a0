import { RESERVED_WORDS } from '@atlaskit/jql-ast';

interface SyntaxMistake {
  readonly message: string;
  readonly start: number;
  readonly stop: number;
  readonly line: number;
  readonly charPositionInLine: number;
}

const VALID_OPERATORS =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

/** Told apart by what the parser lists as possible; the first that fits says what was hoped for. */
const SIGNS: readonly (readonly [isHoped: (expected: string) => boolean, hoped: string])[] = [
  [(expected) => expected.includes("'!~'"), 'operator'],
  [(expected) => expected.includes('ORDER') && !expected.includes('STRING'), 'join'],
  [(expected) => expected.includes('CUSTOMFIELD'), 'field'],
  [(expected) => expected.includes('ASC'), '<EOF>'],
  [(expected) => expected.startsWith("')'"), "')'"],
  [(expected) => expected.includes('STRING'), 'operand'],
];

function hopedFor(message: string): string {
  if (message.startsWith('no viable alternative')) return 'operand';
  const single = /expecting ([^{].*)$/s.exec(message) ?? /^missing (\S+) at/.exec(message);
  if (single?.[1] !== undefined) return single[1];
  const expected = /expecting \{(.*)\}$/s.exec(message)?.[1] ?? '';
  return SIGNS.find(([isHoped]) => isHoped(expected))?.[1] ?? expected;
}

/** `summary in test`: the grammar wants a list there, Jira says so in a sentence of its own. */
function nonListSentence(before: string): string | null {
  const match =
    /("[^"]+"|'[^']+'|[^\s"'()]+)\s+((?:not\s+)?in)\s+("[^"]*"|'[^']*'|[^\s"'()]+)\s*$/i.exec(
      before,
    );
  const [, field = '', operator = '', value = ''] = match ?? [];
  if (match === null || /^(was|not)$/i.test(field)) return null;
  const bare = (text: string) => text.replace(/^(["'])(.*)\1$/, '$2');
  const shown = /^-?\d+$/.test(value) ? value : `"${bare(value)}"`;
  return `Operator '${operator.toLowerCase()}' does not support the non-list value '${shown}' for field '${bare(field)}'.`;
}

const KEYWORDS: Readonly<Record<string, string>> = {
  BY: "'by'",
  IN: "'IN'",
  EMPTY: 'operand',
  "'('": 'operand',
};

/** Jira's sentence for a query that does not parse. Positions count from 1. */
export function syntaxSentence(jql: string, mistake: SyntaxMistake): string {
  const got = jql.slice(mistake.start, mistake.stop);
  const isEnd = mistake.start >= jql.length;
  const place = `(line ${String(mistake.line)}, character ${String(mistake.charPositionInLine + 1)})`;
  if (!isEnd) {
    const lexical = lexicalSentence(got, place);
    if (lexical !== null) return lexical;
  }
  const hoped = hopedFor(mistake.message);
  const nonList = hoped === "'('" ? nonListSentence(jql.slice(0, mistake.start)) : null;
  if (nonList !== null) return nonList;
  const wanted = hoped === '<EOF>' ? afterSort(jql, mistake) : (KEYWORDS[hoped] ?? hoped);
  return isEnd ? endSentence(wanted) : gotSentence(wanted, got, place);
}

/** Only a sort can be followed by the end alone: a direction first, then another field. */
function afterSort(jql: string, mistake: SyntaxMistake): string {
  return /\b(asc|desc)\s*$/i.test(jql.slice(0, mistake.start)) ? "','" : "either 'ASC' or 'DESC'";
}

function lexicalSentence(got: string, place: string): string | null {
  if (/^["']/.test(got)) {
    const inner = got.slice(1).replace(/\s/g, ' ');
    const quoted = inner === '' ? '' : ` '${inner}'`;
    return `Error in the JQL Query: The quoted string${quoted} has not been completed. ${place}`;
  }
  if (/^[{}*/%+^$#@?;|&]$/.test(got)) {
    const escape = `\\u${got.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return `Error in the JQL Query: The character '${got}' is a reserved JQL character. You must enclose it in a string or use the escape '${escape}' instead. ${place}`;
  }
  if (RESERVED_WORDS.has(got.toLowerCase()) && !GRAMMAR_WORDS.has(got.toLowerCase())) {
    return `Error in the JQL Query: '${got}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${place}`;
  }
  return null;
}

/** Reserved words that mean something in the grammar get the sentence of the place instead. */
const GRAMMAR_WORDS = new Set(
  'and or not in is was changed empty null order by asc desc from to on before after during'.split(
    ' ',
  ),
);

function endSentence(wanted: string): string {
  if (wanted === 'field') {
    return 'Error in the JQL Query: Expecting a field name at the end of the query.';
  }
  if (wanted === 'operator') {
    return `Error in the JQL Query: Expecting operator before the end of the query. ${VALID_OPERATORS}`;
  }
  // Jira Cloud leaves the article out of this one sentence and the next like it.
  if (wanted === 'operand') {
    return 'Error in JQL Query: Expecting either a value, list or function before the end of the query.';
  }
  return `Error in the JQL Query: Expecting ${wanted} before the end of the query.`;
}

function gotSentence(wanted: string, got: string, place: string): string {
  if (wanted === 'operator') {
    return `Error in the JQL Query: Expecting operator but got '${got}'. ${VALID_OPERATORS} ${place}`;
  }
  if (wanted === 'join') {
    return `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${got}'. ${place}`;
  }
  if (wanted === 'field') {
    return `Error in the JQL Query: Expecting a field name but got '${got}'. You must surround '${got}' in quotation marks to use it as a field name. ${place}`;
  }
  if (wanted === 'operand') {
    return `Error in JQL Query: Expecting either a value, list or function but got '${got}'. You must surround '${got}' in quotation marks to use it as a value. ${place}`;
  }
  return `Error in the JQL Query: Expecting ${wanted} but got '${got}'. ${place}`;
}
