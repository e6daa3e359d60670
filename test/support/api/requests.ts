import fc from 'fast-check';
import type { ApiDocument, Parameter, Route, Schema } from './apiDocument.ts';
import {
  hostileBody,
  hostileHeader,
  hostileNumber,
  hostileType,
  hostileUrlPart,
  hostileValue,
  type RawBody,
  wellFormed,
} from './hostile.ts';

export type FuzzRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: RawBody;
};

type Named = Readonly<Record<string, readonly string[]>>;

/** What the tenant has, so that requests reach behind the doors. */
export type Known = {
  /** Values by the name of the parameter or member they are for; ids by what the path begins with. */
  values: Named;
  /** Bodies that are good, by `METHOD /path`. */
  bodies: Named;
};

/** What may stand for a parameter of a path, such as a draw's id for `{id}` in `/v1/draws/{id}`. */
function knownAt(path: string, name: string, known: Named): readonly string[] {
  const prefix = Object.keys(known).find((key) => key.startsWith('/') && path.startsWith(`${key}/{${name}}`));
  return known[prefix ?? name] ?? ['x'];
}

/** JSON texts that a schema allows. Not all of them pass: the document cannot say every rule. */
function valid(schema: Schema, document: ApiDocument, known: Named, name = ''): fc.Arbitrary<string> {
  const of = (part: unknown, as = name) => valid(part as Schema, document, known, as);
  if (schema.$ref) return of(document.components.schemas[schema.$ref.split('/').at(-1)!]);
  const choices = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => of(choice)));
  if (schema.enum)
    return fc.constantFrom(...(schema.enum as unknown[]).map((value) => JSON.stringify(value)));
  const [type] = [schema.type].flat() as [string];
  switch (type) {
    case 'object':
      return object(schema, of);
    case 'array':
      return fc
        .array(of(schema.items), {
          minLength: (schema.minItems as number) ?? 0,
          maxLength: Math.min((schema.maxItems as number) ?? 3, 4),
        })
        .map((items) => `[${items.join(',')}]`);
    case 'integer':
    case 'number': {
      const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
      const usual = fc.integer({ min: minimum ?? -5, max: maximum ?? 1_000_000 }).map(String);
      // Where no bound is told, none may be missed.
      return maximum === undefined ? fc.oneof(usual, hostileNumber) : usual;
    }
    case 'boolean':
      return fc.constantFrom('true', 'false');
    default:
      return text(schema, known[name]).map((value) => JSON.stringify(value));
  }
}

/** Texts of a form that were asked for: fast-check takes a millisecond and more to make one ready. */
const freeTexts = new Map<string, fc.Arbitrary<string>>();

function freeText(pattern: string | undefined, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const form = JSON.stringify([pattern, minLength, maxLength]);
  const bounds = { minLength, maxLength: Math.min(maxLength, 400), size: 'max' as const };
  const make = () =>
    pattern
      ? fc.stringMatching(new RegExp(pattern))
      : fc.oneof(
          fc.string({ ...bounds, unit: 'grapheme' }),
          fc.string({ ...bounds, unit: fc.constantFrom(...'汉字企业抽查一二三、（）') }),
        );
  const free = freeTexts.get(form) ?? make();
  freeTexts.set(form, free);
  return free;
}

function text(schema: Schema, known: readonly string[] = []): fc.Arbitrary<string> {
  const {
    pattern,
    minLength = 0,
    maxLength = 60,
  } = schema as {
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  const free = freeText(pattern, minLength, maxLength);
  const date = fc.constantFrom('2026-01-05', '2030-12-31');
  const there = known.length > 0 ? [{ arbitrary: fc.constantFrom(...known), weight: 6 }] : [];
  return fc.oneof(
    ...there,
    { arbitrary: free, weight: 3 },
    ...(minLength <= 10 && !pattern ? [{ arbitrary: date, weight: 1 }] : []),
  );
}

function object(
  schema: Schema,
  of: (part: unknown, name?: string) => fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const required = new Set((schema.required ?? []) as string[]);
  const members = properties.map(([name, part]) => {
    const member = of(part, name).map((value) => [name, value] as const);
    return required.has(name) ? member : fc.option(member, { nil: undefined, freq: 2 });
  });
  const extra =
    typeof schema.additionalProperties === 'object'
      ? fc.array(fc.tuple(fc.constantFrom('2026-10-01', '2026-10-08'), of(schema.additionalProperties)), {
          maxLength: 2,
        })
      : fc.constant([]);
  return fc
    .tuple(fc.tuple(...members), extra)
    .map(([own, more]) => write([...own.filter((member) => member !== undefined), ...more]));
}

const write = (members: readonly (readonly [string, string])[]) =>
  `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;

/** A valid body with one thing wrong: a member gone, one too many, one (at any depth) of another kind or a number beyond bounds. */
function nearlyValid(body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const wrong = fc.tuple(body, hostileValue, hostileNumber, fc.nat(), fc.nat({ max: 5 }));
  return wrong.map(([json, other, number, at, how]) => {
    const values = [
      ...json.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)(?=[,}\]])/g),
    ];
    const numbers = how > 3 ? values.filter(([text]) => /^-?\d/.test(text)) : [];
    const [spots, value] = numbers.length > 0 ? [numbers, number] : [values, other];
    const spot = spots[at % Math.max(1, spots.length)];
    if (how === 0) return json.replace(/^\{"\w+":("(?:[^"\\]|\\.)*"|-?\d+),?/, '{');
    if (how === 1) return json.replace(/^\{/, `{"__proto__":${value},`).replace(/,\}$/, '}');
    return spot ? json.slice(0, spot.index) + value + json.slice(spot.index + spot[0].length) : value;
  });
}

type TypedBody = { type: string; body: RawBody };

function bodyOf(
  { method, path, operation }: Route,
  document: ApiDocument,
  known: Known,
): fc.Arbitrary<TypedBody> {
  const of = (type: string | fc.Arbitrary<string>, body: fc.Arbitrary<RawBody>) =>
    fc.record({ type: typeof type === 'string' ? fc.constant(type) : type, body });
  const [declared] = Object.entries(operation.requestBody?.content ?? {});
  if (!declared) {
    return fc.oneof(
      { arbitrary: fc.constant({ type: '', body: '' }), weight: 6 },
      { arbitrary: of(hostileType, hostileBody), weight: 1 },
    );
  }
  const [type, { schema }] = declared;
  const allowed = path.endsWith(':import') ? tableBody : valid(schema, document, known.values);
  const samples = known.bodies[`${method} ${path}`] ?? [];
  const good =
    samples.length > 0
      ? fc.oneof({ arbitrary: fc.constantFrom(...samples), weight: 2 }, { arbitrary: allowed, weight: 1 })
      : allowed;
  return fc.oneof(
    { arbitrary: of(type, good), weight: 3 },
    { arbitrary: of(type, nearlyValid(good)), weight: 4 },
    { arbitrary: of(type, hostileBody), weight: 2 },
    { arbitrary: of(hostileType, good), weight: 1 },
  );
}

/** Lines of a table as somebody may send it. */
const tableBody = fc
  .array(
    fc.array(
      fc.oneof(
        fc.constantFrom('编号', 'A-0001', '企业', '2026-01-05', '"', '=1+1'),
        fc.string({ maxLength: 12 }),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => rows.map((cells) => cells.join(',')).join('\n'));

function queryOf(
  parameters: readonly Parameter[],
  document: ApiDocument,
  known: Named,
): fc.Arbitrary<string> {
  const pairs = parameters.map(({ name, schema, required }) => {
    const good = valid(schema, document, known, name).map((json) =>
      encodeURIComponent(wellFormed(String(JSON.parse(json)))),
    );
    const pair = fc
      .oneof({ arbitrary: good, weight: 4 }, { arbitrary: hostileUrlPart, weight: 1 })
      .map((value) => `${name}=${value}`);
    return required ? pair : fc.option(pair, { nil: '', freq: 1 });
  });
  const odd = fc.constantFrom(
    '',
    '',
    '',
    '',
    'limit=1&limit=2',
    '__proto__=1',
    'a[]=1',
    '%=%',
    'cursor=x.y',
    '=',
    'q=%ff',
  );
  return fc.tuple(fc.tuple(...pairs), odd).map(([parts, more]) => [...parts, more].filter(Boolean).join('&'));
}

/** Requests to one route: valid, nearly valid and hostile in each of their parts. */
export function requestsTo(route: Route, document: ApiDocument, known: Known): fc.Arbitrary<FuzzRequest> {
  const parameters = route.operation.parameters ?? [];
  const path = route.path.split(/(\{\w+\})/).map((part): fc.Arbitrary<string> => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) return fc.constant(part);
    const there = knownAt(route.path, name, known.values);
    return fc.oneof(
      { arbitrary: fc.constantFrom(...there).map(encodeURIComponent), weight: 5 },
      { arbitrary: hostileUrlPart, weight: 1 },
    );
  });
  const header = (name: string, usual: fc.Arbitrary<string>, weight: number) =>
    fc.oneof(
      { arbitrary: usual.map((value) => ({ [name]: value })), weight },
      { arbitrary: fc.constant({}), weight: 1 },
      { arbitrary: hostileHeader.map((value) => ({ [name]: value })), weight: 1 },
    );
  const writes = route.method !== 'GET';
  // Mostly what the caller has just read, or little would get behind the first door.
  const etag = fc.constantFrom('current', 'current', 'current', 'current', '*', '"1"');
  return fc
    .record({
      path: fc.tuple(...path),
      query: queryOf(
        parameters.filter((each) => each.in === 'query'),
        document,
        known.values,
      ),
      body: bodyOf(route, document, known),
      headers: fc.tuple(
        writes ? header('if-match', etag, 8) : fc.constant({}),
        route.method === 'PUT'
          ? fc.oneof(
              { arbitrary: fc.constant({}), weight: 4 },
              { arbitrary: fc.constant({ 'if-none-match': '*' }), weight: 1 },
            )
          : fc.constant({}),
        route.method === 'POST'
          ? fc.oneof(
              { arbitrary: fc.constant({}), weight: 4 },
              { arbitrary: header('idempotency-key', fc.uuid(), 3), weight: 1 },
            )
          : fc.constant({}),
        route.path.endsWith(':import') ? header('x-file-name', hostileUrlPart, 1) : fc.constant({}),
      ),
    })
    .map(({ path, query, body, headers }) => ({
      method: route.method,
      url: path.join('') + (query && `?${query}`),
      headers: Object.assign({}, ...headers, body.type && { 'content-type': body.type }) as Record<
        string,
        string
      >,
      ...(writes && body.body !== '' && { body: body.body }),
    }));
}
