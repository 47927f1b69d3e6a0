/** Holds an exchange against Atlassian's own OpenAPI documents of Jira Cloud. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { RecordedCall } from '../seams';
import { jsonSchemaOf } from './openapi-schema';

const FOLDER = path.resolve(__dirname, '../../fixtures/openapi');
const DOCUMENTS = ['jira-platform-v3', 'jira-software'];
/** The gateway's own answers, which no endpoint documents. */
const GATEWAY_STATUSES = new Set([401, 403, 429, 503]);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: { readonly type?: string };
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
  readonly 'x-atlassian-oauth2-scopes'?: readonly {
    readonly state: string;
    readonly scopes: readonly string[];
  }[];
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface FoundOperation {
  /** The path as the document writes it. */
  readonly template: string;
  readonly method: string;
  readonly operation: Operation;
  readonly document: string;
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const typedAjv = new Ajv({ strict: false, validateFormats: false, coerceTypes: 'array' });
let loaded: readonly (readonly [string, OpenApi])[] | undefined;

/** Read once, when first asked for. */
function documents() {
  loaded ??= DOCUMENTS.map((name) => {
    const text = gunzipSync(readFileSync(path.join(FOLDER, `${name}.json.gz`))).toString('utf8');
    const document = JSON.parse(text) as OpenApi;
    ajv.addSchema(jsonSchemaOf(document) as object, name);
    return [name, document] as const;
  });
  return loaded;
}

/** The documents hold hundreds of paths, and a site is asked for a dozen. */
const operations = new Map<string, FoundOperation | undefined>();
const KEPT = 2_000;

/** The documented operation of a call, fixed segments before parameters. */
export function findOperation(method: string, pathname: string): FoundOperation | undefined {
  const name = `${method} ${pathname}`;
  if (operations.has(name)) return operations.get(name);
  if (operations.size >= KEPT) operations.clear();
  const found = operationOf(method, pathname);
  operations.set(name, found);
  return found;
}

function operationOf(method: string, pathname: string): FoundOperation | undefined {
  const segments = pathname.split('/');
  const isMatch = (template: string) => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index])
    );
  };
  const found = documents().flatMap(([document, { paths }]) =>
    Object.entries(paths)
      .filter(([template]) => isMatch(template))
      .flatMap(([template, ofPath]) => {
        const operation = ofPath[method.toLowerCase()];
        return operation === undefined ? [] : [{ template, method, operation, document }];
      }),
  );
  const parameters = ({ template }: FoundOperation) => template.split('{').length;
  return found.sort((a, b) => parameters(a) - parameters(b))[0];
}

/** What the call or its answer has that the documents do not allow; nothing when all is well. */
export function validateExchange(call: RecordedCall): string[] {
  const url = new URL(call.path, 'https://jira.test');
  const found = findOperation(call.method, url.pathname);
  if (found === undefined) return [`${call.method} ${url.pathname} is not documented`];
  const place = `${call.method} ${found.template}`;
  return [
    ...queryProblems(found, url.searchParams),
    ...requestProblems(found, call),
    ...responseProblems(found, call),
  ].map((problem) => `${place}: ${problem}`);
}

/** What Jira would refuse the request for. Query parameters it does not know it passes over. */
export function requestMistakes(
  method: string,
  requestPath: string,
  body: string | undefined,
): string[] {
  const url = new URL(requestPath, 'https://jira.test');
  const found = findOperation(method, url.pathname);
  if (found === undefined) return [];
  const { requestBody } = found.operation;
  const wrong = wrongParameters(found, url.searchParams);
  if (requestBody === undefined) return wrong;
  if (body === undefined || body === '') {
    return requestBody.required === true ? [...wrong, 'the request body is missing'] : wrong;
  }
  return [...wrong, ...bodyProblems(found, 'requestBody', { what: 'request', text: body })];
}

function queryProblems(found: FoundOperation, query: URLSearchParams): string[] {
  const known = queryParameters(found);
  const unknown = [...new Set(query.keys())].filter(
    (name) => !known.some((parameter) => parameter.name === name),
  );
  return [
    ...unknown.map((name) => `query parameter ${name} is unknown`),
    ...wrongParameters(found, query),
  ];
}

const queryParameters = ({ operation }: FoundOperation) =>
  (operation.parameters ?? []).filter((one) => one.in === 'query');

const parameterChecks = new WeakMap<object, ValidateFunction>();

/** Compiled once; each call passes here. */
function parameterCheck(schema: object): ValidateFunction {
  const known = parameterChecks.get(schema);
  if (known !== undefined) return known;
  // Jira gives a full page to those who ask for more.
  const withoutCap = { ...schema, maximum: Infinity };
  const check = typedAjv.compile({ properties: { value: jsonSchemaOf(withoutCap) } });
  parameterChecks.set(schema, check);
  return check;
}

function wrongParameters(found: FoundOperation, query: URLSearchParams): string[] {
  const known = queryParameters(found);
  const missing = known.filter(({ name, required }) => required === true && !query.has(name));
  const wrong = known.filter(({ name, schema }) => {
    // Some lists of words are documented as objects, by mistake.
    if (!query.has(name) || schema === undefined || schema.type === 'object') return false;
    const all = query.getAll(name);
    // Lists may be repeated or written with commas, whatever type the document gives them.
    const parts = all.flatMap((text) => text.split(','));
    const values = schema.type === 'array' ? [parts] : parts;
    const check = parameterCheck(schema);
    return !values.every((value) => check({ value }));
  });
  return [
    ...missing.map(({ name }) => `query parameter ${name} is missing`),
    ...wrong.map(({ name }) => `query parameter ${name} has a wrong value`),
  ];
}

function requestProblems(found: FoundOperation, call: RecordedCall): string[] {
  const { requestBody } = found.operation;
  const text = call.requestBody ?? '';
  if (requestBody === undefined) return text === '' ? [] : ['a request body is not documented'];
  // What Jira refuses may well be wrong.
  if (call.status === 400) return [];
  if (text === '') return requestBody.required === true ? ['the request body is missing'] : [];
  return bodyProblems(found, 'requestBody', { what: 'request', text });
}

function responseProblems(found: FoundOperation, call: RecordedCall): string[] {
  const documented = found.operation.responses[String(call.status)];
  if (documented === undefined) {
    return GATEWAY_STATUSES.has(call.status) ? [] : [`status ${call.status} is not documented`];
  }
  if (documented.content?.['application/json']?.schema === undefined) return [];
  // Some answers are documented with a schema and yet empty, as a 204 is.
  if (call.status === 204) return call.responseBody === '' ? [] : ['a 204 has a body'];
  const at = `responses/${call.status}`;
  return bodyProblems(found, at, { what: 'response', text: call.responseBody });
}

function bodyProblems(
  found: FoundOperation,
  at: string,
  { what, text }: { readonly what: string; readonly text: string },
): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [`the ${what} is not JSON`];
  }
  const check = validatorOf(found, at);
  if (check === undefined || check(value)) return [];
  return (check.errors ?? [])
    .filter((error) => !isRealityOtherwise(error))
    .map(({ instancePath, message, params }) => {
      const detail =
        'additionalProperty' in params ? ` ${String(params['additionalProperty'])}` : '';
      return `${what}${instancePath} ${message ?? 'is wrong'}${detail}`;
    });
}

/** Where live Jira is known to answer otherwise than its documents say. */
function isRealityOtherwise({ instancePath, params }: ErrorObject): boolean {
  // A changelog item has `null` on the side where there was nothing.
  if (/\/items\/\d+\/(from|fromString|to|toString)$/.test(instancePath)) return true;
  return params['additionalProperty'] === 'untranslatedName';
}

/** Compiled when first needed; the documents describe hundreds of operations. */
function validatorOf(
  { document, template, method }: FoundOperation,
  at: string,
): ValidateFunction | undefined {
  const pointer = template.replaceAll('~', '~0').replaceAll('/', '~1');
  const json = 'content/application~1json/schema';
  const target = `#/paths/${pointer}/${method.toLowerCase()}/${at}/${json}`;
  return ajv.getSchema(`${document}${encodeURI(target)}`);
}
