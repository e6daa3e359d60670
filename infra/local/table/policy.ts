import * as z from 'zod';

/**
 * Decides as IAM would, for the parts of its language that a data role needs. Anything that it does not know (an operator, a
 * condition key, a variable) makes an `Allow` fall away and a `Deny` hold, so that it never permits more than AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany,
  Resource: oneOrMany,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).default({}),
});

export type Policy = z.infer<typeof statement>[];

/** What one request does to one resource. */
export type Access = {
  /** Such as `dynamodb:GetItem`. */
  action: string;
  /** An ARN, or `*` where the request names none. */
  resource: string;
  /** Partition-key values touched: `dynamodb:LeadingKeys`. */
  leadingKeys: string[];
};

export type SessionTags = Readonly<Record<string, string>>;

type Verdict = boolean | 'unknown';
type Pattern = RegExp | undefined;

/** Reads statements; throws on any element it would have to ignore, such as `NotAction`. */
export const parsePolicy = (statements: unknown): Policy => z.array(statement).parse(statements);

/** The policy with a session's tags filled in: says whether an access is allowed. */
export function bindPolicy(policy: Policy, tags: SessionTags): (access: Access) => boolean {
  const bound = policy.map((one) => ({
    effect: one.Effect,
    actions: one.Action.map((action) => pattern(action, {}, 'i')),
    resources: one.Resource.map((resource) => pattern(resource, tags)),
    conditions: Object.entries(one.Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => condition(operator, key, values, tags)),
    ),
  }));

  return (access) => {
    let allowed = false;
    for (const { effect, actions, resources, conditions } of bound) {
      if (!matches(actions, access.action) || !matches(resources, access.resource)) continue;
      const verdicts = conditions.map((decide) => decide(access));
      if (effect === 'Deny' && !verdicts.includes(false)) return false;
      if (effect === 'Allow' && verdicts.every((verdict) => verdict === true)) allowed = true;
    }
    return allowed;
  };
}

const matches = (patterns: Pattern[], text: string) => patterns.some((one) => one?.test(text));

/** A pattern of `*`, `?` and variables; undefined, which matches nothing, when a variable has no value. */
function pattern(text: string, tags: SessionTags, flags = '', wildcards = true): Pattern {
  let source = '';
  for (const [part, variable] of text.matchAll(/\$\{([^}]*)\}|./gs)) {
    if (variable !== undefined) {
      const value = variableValue(variable, tags);
      if (value === undefined) return undefined;
      source += escaped(value);
    } else if (wildcards && part === '*') source += '.*';
    else if (wildcards && part === '?') source += '.';
    else source += escaped(part);
  }
  return new RegExp(`^${source}$`, `${flags}s`);
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function variableValue(name: string, tags: SessionTags): string | undefined {
  if (name === '*' || name === '?' || name === '$') return name;
  return contextOf(name, { action: '', resource: '', leadingKeys: [] }, tags)?.[0];
}

/** The values a condition key has in this request; undefined for a key that this guard cannot know. */
function contextOf(key: string, access: Access, tags: SessionTags): string[] | undefined {
  if (key.toLowerCase() === 'dynamodb:leadingkeys') return access.leadingKeys;
  const [prefix, name] = key.split('/');
  if (prefix?.toLowerCase() !== 'aws:principaltag' || !name) return undefined;
  return Object.hasOwn(tags, name) ? [tags[name]!] : [];
}

function condition(
  operator: string,
  key: string,
  wanted: string[],
  tags: SessionTags,
): (access: Access) => Verdict {
  const parsed = /^(?:(ForAllValues|ForAnyValue):)?(Null|String(Not)?(Equals|Like))(IfExists)?$/.exec(
    operator,
  );
  if (!parsed) return () => 'unknown';
  const [, quantifier, base, not, kind, ifExists] = parsed;
  const patterns = wanted.map((value) => pattern(value, tags, '', kind === 'Like'));
  const holds = (value: string) => matches(patterns, value) !== Boolean(not);

  return (access) => {
    const values = contextOf(key, access, tags);
    if (values === undefined) return 'unknown';
    if (base === 'Null') return quantifier || ifExists ? 'unknown' : nullHolds(wanted, values);
    if (quantifier === 'ForAllValues') return values.every(holds);
    if (values.length === 0) return Boolean(ifExists) || (Boolean(not) && !quantifier);
    if (quantifier === 'ForAnyValue') return values.some(holds);
    return values.length === 1 ? holds(values[0]!) : 'unknown';
  };
}

function nullHolds(wanted: string[], values: string[]): Verdict {
  if (wanted.length !== 1 || !['true', 'false'].includes(wanted[0]!)) return 'unknown';
  return (wanted[0] === 'true') === (values.length === 0);
}
