import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Policy, System } from './system.ts';

/** Who asks: a role of the system, as a function has it or as a session for a tenant. */
export type Identity = {
  name: string;
  role: string;
  /** The session's tag. */
  tenant?: string;
  /** What the session is narrowed to. */
  narrower?: Policy;
};

export type Context = Readonly<Record<string, string | string[]>>;

/** Asks whether somebody may do something, and what the answer must be. */
export type Case = {
  who: Identity;
  action: string;
  /** An ARN, or `*` where an action has no resource. */
  on: string;
  context: Context;
  allowed: boolean;
};

/**
 * The simulator knows condition keys with a variable part after a slash only. In its place goes one that it knows for the
 * same actions and that we do not use.
 */
const standIns: Readonly<Record<string, string>> = { 'kms:EncryptionContext:tenant': 'kms:RequestAlias' };
const withStandIns = <T>(value: T): T =>
  Object.entries(standIns).reduce(
    (kept, [name, known]) => JSON.parse(JSON.stringify(kept).replaceAll(`"${name}"`, `"${known}"`)) as T,
    value,
  );

/** What the simulation of a request says; throws where it could not simulate, or left a part of the context aside. */
export async function isAllowed(system: System, { who, action, on, context }: Case): Promise<boolean> {
  const role = system.roles.get(who.role);
  if (!role) throw new Error(`there is no role ${who.role}`);
  const { account, partition } = system.place;
  // A role's own policy is whom it trusts.
  const trust = [...system.roles.values()].find(({ arn }) => arn === on)?.trust;
  const resourcePolicy = trust ?? system.policyOf(/^arn:[\w-]+:s3:/.test(on) ? on.split('/')[0]! : on);
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:${partition}:sts::${account}:assumed-role/${role.arn.split('/').at(-1)}/session`,
        action,
        resource: { resource: on, accountId: account },
        contextVariables: {
          'aws:SecureTransport': 'true',
          'aws:PrincipalTag/system': 'mingcha',
          'aws:PrincipalArn': role.arn,
          ...(who.tenant && { 'aws:PrincipalTag/tenant': who.tenant }),
          ...withStandIns(context),
        },
      },
      identityPolicies: role.policies.map((policy, i) => ({
        name: `${who.role}${i}`,
        policy: withStandIns(policy),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy && { resourcePolicy }),
      ...(who.narrower && { sessionPolicy: who.narrower }),
    },
    {},
  );
  const what = `${who.name} ${action} ${on}`;
  if (outcome.resultType !== 'single')
    throw new Error(`${what}: ${JSON.stringify('errors' in outcome ? outcome.errors : outcome)}`);
  const ignored = (outcome.result.ignoredContextKeys ?? []).filter(
    (key) => key.toLowerCase() !== 'aws:securetransport',
  );
  if (ignored.length > 0) throw new Error(`${what}: ${ignored.join(', ')} is no condition of this action`);
  return outcome.overallResult === 'Allowed';
}
