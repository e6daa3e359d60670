import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export type Schema = { $ref?: string; [keyword: string]: unknown };
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema };
export type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  description?: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { description: string; headers?: Record<string, object>; content?: Record<string, { schema: Schema }> }
  >;
};
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string };
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
};

/** An operation of the document with its method (upper case) and path template. */
export type Route = { method: string; path: string; operation: Operation };

export const routesOf = ({ paths }: ApiDocument): Route[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
const patternOf = (path: string) =>
  new RegExp(
    `^${path
      .split(/\{\w+\}/)
      .map(escaped)
      .join('[^/]*')}$`,
  );

/** Finds the operation that a request reached; paths without parameters go first, as in the router. */
function routeFinder(document: ApiDocument): (method: string, url: string) => Route | undefined {
  const routes = routesOf(document);
  const plain = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  const templates = routes
    .filter(({ path }) => path.includes('{'))
    .map((route) => ({ route, pattern: patternOf(route.path) }))
    .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length);
  return (method, url) => {
    const path = url.split('?')[0]!;
    return (
      plain.get(`${method} ${path}`) ??
      templates.find(({ route, pattern }) => route.method === method && pattern.test(path))?.route
    );
  };
}

/**
 * The document with objects closed where it says which members they have, so that an answer with a member that is not
 * declared is found too. Problems stay open: each code may bring members of its own.
 */
function closed(document: ApiDocument): ApiDocument {
  const { Problem, ...rest } = document.components.schemas;
  const named = (ref: string) => document.components.schemas[ref.split('/').at(-1)!]!;
  const inside = (schema: object) =>
    Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, close(part)]));
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== 'object' || value === null) return value;
    const schema = value as Schema;
    if (Array.isArray(schema.allOf)) {
      const parts = (schema.allOf as Schema[]).map((part) => (part.$ref ? named(part.$ref) : part));
      return { allOf: parts.map(inside), unevaluatedProperties: false };
    }
    const declares =
      schema.type === 'object' && 'properties' in schema && !('additionalProperties' in schema);
    return { ...inside(schema), ...(declares && { additionalProperties: false }) };
  };
  return {
    ...document,
    paths: close(document.paths) as ApiDocument['paths'],
    components: {
      ...document.components,
      schemas: { ...(close(rest) as ApiDocument['components']['schemas']), ...(Problem && { Problem }) },
    },
  };
}

/** Formats as this API writes them; what only describes is let through. */
const formats = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  uri: true,
  binary: true,
} as const;

/** What is wrong with an answer by the document, or undefined. */
export type ResponseCheck = (route: Route, response: Response) => Promise<string | undefined>;

type ReadDocument = { document: ApiDocument; find: ReturnType<typeof routeFinder>; check: ResponseCheck };

const read = new Map<string, ReadDocument>();

/** A description, as the API gives it, with what is made of it; made once for all that run in this process. */
export function readDocument(text: string): ReadDocument {
  const known = read.get(text);
  if (known) return known;
  const document = JSON.parse(text) as ApiDocument;
  const made = { document, find: routeFinder(document), check: createResponseCheck(document) };
  read.set(text, made);
  return made;
}

function createResponseCheck(document: ApiDocument): ResponseCheck {
  // Each schema is used a few times only: to make its code better, or its parts' code again in it, takes longer than it saves.
  const options = { inlineRefs: false, code: { optimize: false } };
  const ajv = new Ajv2020({ strict: false, formats, allErrors: true, ...options });
  ajv.addSchema(closed(document) as never, 'api');
  // By what they say: most say what another one says, that of a problem above all.
  const compiled = new Map<string, ValidateFunction>();
  const pointer = (...parts: string[]) =>
    parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

  return async ({ method, path, operation }, response) => {
    const { status } = response;
    const declared = operation.responses[String(status)]
      ? String(status)
      : status >= 400
        ? 'default'
        : undefined;
    if (!declared) return `${status} is not declared`;
    const { content, headers: told = {} } = operation.responses[declared]!;
    const sends = (name: string) => operation.parameters?.some((parameter) => parameter.name === name);
    if (status === 428 && !sends('If-Match')) return 'asks for If-Match, which is not declared';
    if (status < 400 && response.headers.has('etag') !== 'ETag' in told)
      return `${status} ${'ETag' in told ? 'lacks its' : 'has an'} ETag, which is ${'ETag' in told ? '' : 'not '}declared`;
    const text = await response.text();
    if (!content) return text === '' ? undefined : `${status} has a body that is not declared`;
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
    if (!content[type]) return `${status} comes as ${type}, which is not declared`;
    if (!/[/+]json$/.test(type)) return undefined;
    const at = `api#/${pointer('paths', path, method.toLowerCase(), 'responses', declared, 'content', type, 'schema')}`;
    const said = JSON.stringify(content[type].schema);
    const validate = compiled.get(said) ?? ajv.compile({ $ref: at });
    compiled.set(said, validate);
    if (validate(JSON.parse(text))) return undefined;
    return validate
      .errors!.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
      .join('; ');
  };
}
