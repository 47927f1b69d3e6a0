import type { Issue, SiteView } from '../model';
import { bagAt, bagsIn, isBag, numberOf, textAt, textOf } from './issue-values';
import { type FunctionCall, type Literal, refuse, type Scope, type SearchField } from './jql-scope';
import { type TokenField, tokenField, type TokenFieldSpec } from './token-field';

const KEY = /^[A-Z][A-Z0-9_]+-\d+$/i;

/** An issue the viewer may see, by key or id. Hidden issues do not exist for the viewer. */
function findIssue(text: string, scope: Scope): Issue | null {
  const { view, viewer } = scope;
  const issue = /^\d+$/.test(text) ? view.issueById(text) : view.issueByKey(text);
  return issue !== undefined && view.canBrowse(viewer.accountId, issue) ? issue : null;
}

function resolveIssue(literal: Literal, scope: Scope): readonly string[] {
  const issue = findIssue(literal.text, scope);
  return issue === null ? [] : [issue.id];
}

function missingIssue({ text }: Literal, name: string): string {
  if (/^\d+$/.test(text))
    return `A value with ID '${text}' does not exist for the field '${name}'.`;
  return KEY.test(text)
    ? `An issue with key '${text}' does not exist for field '${name}'.`
    : `The issue key '${text}' for field '${name}' is invalid.`;
}

export function hierarchyLevel(issue: Issue): number | null {
  return numberOf(bagAt(issue, 'issuetype')?.['hierarchyLevel']);
}

function parentOf(issue: Issue, view: SiteView): Issue | null {
  const id = textAt(bagAt(issue, 'parent'), 'id');
  return id === null ? null : (view.issueById(id) ?? null);
}

/** Children, their children and so on; the tree is walked once even if it were a loop. */
function descendantsOf(root: Issue, view: SiteView): readonly Issue[] {
  const seen = new Set([root.id]);
  const found: Issue[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of view.childrenOf(next.id)) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      found.push(child);
      waiting.push(child);
    }
  }
  return found;
}

/** The issue a function names, or a refusal in Jira's words. */
function namedIssue(call: FunctionCall, scope: Scope): Issue | null {
  const text = call.args[0] ?? '';
  const issue = findIssue(text, scope);
  if (issue === null) {
    refuse(scope, `Issue '${text}' could not be found in function '${call.name}'.`);
  }
  return issue;
}

function childrenFunction(call: FunctionCall, scope: Scope): readonly string[] {
  const issue = namedIssue(call, scope);
  return issue === null ? [] : descendantsOf(issue, scope.view).map((each) => each.id);
}

interface Link {
  readonly otherId: string;
  readonly description: string;
  readonly typeName: string;
}

/** Links as the issue reads them: "blocks" outward, "is blocked by" inward. */
function linksOf(issue: Issue): readonly Link[] {
  return bagsIn(issue.fields['issuelinks']).flatMap((link) => {
    const type = isBag(link['type']) ? link['type'] : null;
    const direction = isBag(link['outwardIssue']) ? 'outward' : 'inward';
    const other = link[`${direction}Issue`];
    const otherId = isBag(other) ? textOf(other['id']) : null;
    const description = textAt(type, direction);
    if (otherId === null || description === null) return [];
    return [
      {
        otherId,
        description: description.toLowerCase(),
        typeName: textAt(type, 'name')?.toLowerCase() ?? '',
      },
    ];
  });
}

function linkedFunction(call: FunctionCall, scope: Scope): readonly string[] {
  const issue = namedIssue(call, scope);
  if (issue === null) return [];
  const wanted = call.args.slice(1).map((each) => each.toLowerCase());
  return linksOf(issue)
    .filter((link) => wanted.length === 0 || wanted.includes(link.description))
    .map((link) => link.otherId);
}

function keyRank(issue: Issue): readonly number[] {
  const at = issue.key.lastIndexOf('-');
  const projectId = Number(textAt(bagAt(issue, 'project'), 'id') ?? 0);
  return [projectId, Number(issue.key.slice(at + 1))];
}

const issueSort: NonNullable<SearchField['sort']> = {
  key: (issue) => {
    const at = issue.key.lastIndexOf('-');
    return `${issue.key.slice(0, at)} ${issue.key.slice(at + 1).padStart(10, '0')}`;
  },
  defaultDirection: 'asc',
};

function found(tokens: ReadonlySet<string>, scope: Scope): readonly Issue[] {
  return [...tokens].flatMap((id) => scope.view.issueById(id) ?? []);
}

const key = tokenField({
  tokensOf: (issue) => issue.id,
  resolve: resolveIssue,
  missing: missingIssue,
  functions: {
    linkedissues: linkedFunction,
    portfoliochildissuesof: childrenFunction,
    childissuesof: childrenFunction,
  },
  rankOf: (id, scope) => {
    const issue = scope.view.issueById(id);
    return issue === undefined ? null : keyRank(issue);
  },
  refusesEmpty: true,
  sort: issueSort,
  issuesHolding: found,
});

function childrenHolding(tokens: ReadonlySet<string>, scope: Scope): readonly Issue[] {
  return [...tokens].flatMap((id) => scope.view.childrenOf(id));
}

function ancestorField(tokensOf: TokenFieldSpec['tokensOf']): TokenField {
  return tokenField({ tokensOf, resolve: resolveIssue, missing: missingIssue });
}

const parent = tokenField({
  tokensOf: (issue) => textAt(bagAt(issue, 'parent'), 'id'),
  resolve: resolveIssue,
  missing: missingIssue,
  issuesHolding: childrenHolding,
  sort: {
    key: (issue, scope) => {
      const above = parentOf(issue, scope.view);
      return above === null ? null : issueSort.key(above, scope);
    },
    defaultDirection: 'asc',
  },
});

/** The epic above an issue; sites with the old Epic Link field keep its key there as well. */
export function epicLinkField(fieldId: string | null): TokenField {
  return ancestorField((issue, { view }) => {
    const key = fieldId === null ? null : textOf(issue.fields[fieldId]);
    if (key !== null) return view.issueByKey(key)?.id ?? null;
    const above = parentOf(issue, view);
    return above !== null && hierarchyLevel(above) === 1 ? above.id : null;
  });
}

/** The epic of an issue and of its sub-tasks. */
const parentEpic = ancestorField((issue, { view }) => {
  const seen = new Set<string>();
  for (let above = parentOf(issue, view); above !== null; above = parentOf(above, view)) {
    if (hierarchyLevel(above) === 1) return above.id;
    if (seen.has(above.id)) break;
    seen.add(above.id);
  }
  return null;
});

/** A link is named by what it says ("blocks"); the name of its type means both directions. */
const issueLinkType = tokenField({
  tokensOf: (issue) =>
    linksOf(issue).flatMap((link) => [link.description, `type ${link.typeName}`]),
  resolve: ({ text }, scope) => {
    const lower = text.toLowerCase();
    const types = scope.view.data.linkTypes;
    if (types.some((type) => [type.inward, type.outward].some((d) => d.toLowerCase() === lower))) {
      return [lower];
    }
    return types.some((type) => type.name.toLowerCase() === lower) ? [`type ${lower}`] : [];
  },
});

export const ISSUE_FIELDS = {
  key,
  parent,
  epicLink: epicLinkField(null),
  parentEpic,
  issueLinkType,
};
