import {
  type Actor,
  type AuditAction,
  actorOf,
  audit,
  auditChanges,
  deptsOf,
  hasRight,
  isSecond,
  type Principal,
  requireSecond,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { appendEntries } from '@mingcha/log';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import {
  drawPolicyHash,
  drawPolicyOf,
  needsSecond,
  settingLabels,
  shownSetting,
  type Tenant,
  type TenantSettings,
  tenantEntity,
} from '../tenant.ts';

type Caller = { principal: Principal; clock: Clock };

const changesOf = (before: TenantSettings, after: TenantSettings) =>
  auditChanges(before, after, settingLabels, shownSetting);

/** Writes the tenant; where that changes how draws are made, the public log says so. */
async function save(
  store: TenantStore,
  before: Stored<Tenant>,
  after: Tenant,
  audited: Operation[],
  clock: Clock,
): Promise<Stored<Tenant>> {
  const write = (logged: Operation[] = []) =>
    store.write(...logged, replace(tenantEntity, after, before.lock), ...audited);
  const hash = drawPolicyHash(after.settings);
  const moves = hash !== drawPolicyHash(before.settings);
  await (moves
    ? appendEntries(store, [{ type: 'policy.changed', policy: 'draw', hash }], write, { clock })
    : write());
  return { ...after, lock: before.lock + 1 };
}

const bare = ({ lock: _, policyProposal: __, ...tenant }: Stored<Tenant>): Tenant => tenant;
const audited = ({ code, name }: Tenant) => ({ id: code, name });

/**
 * Changes a tenant's settings. Of what decides how draws are made nothing counts before a second person has confirmed it,
 * where the tenant wants one. Throws `policy-proposed` (409) where a proposal waits already.
 */
export async function changeSettings(
  store: TenantStore,
  before: Stored<Tenant>,
  wanted: TenantSettings,
  { principal, clock }: Caller,
): Promise<Stored<Tenant>> {
  const by = actorOf(principal);
  const { lock: _, ...tenant } = before;
  const waits = needsSecond(before, 'policy') && drawPolicyHash(wanted) !== drawPolicyHash(before.settings);
  if (!waits) {
    const changes = changesOf(before.settings, wanted);
    const record = audit(clock, by, 'tenant.update', audited(tenant), { changes });
    return save(store, before, { ...tenant, settings: wanted }, record, clock);
  }
  if (before.policyProposal)
    throw problems.conflict(
      'policy-proposed',
      `${before.policyProposal.by.name}提出的抽查规则修改正待复核，请先复核、退回或由本人撤回。`,
    );
  // What decides nothing about draws counts at once.
  const settings = { ...wanted, ...drawPolicyOf(before.settings) };
  const proposal = { policy: drawPolicyOf(wanted), by, at: clock().toISOString() };
  const record = audit(clock, by, 'policy.propose', audited(tenant), {
    changes: changesOf(before.settings, wanted),
  });
  return save(store, before, { ...tenant, settings, policyProposal: proposal }, record, clock);
}

type Decision = 'confirm' | 'reject' | 'withdraw';

/** What a caller may do about the change that waits. */
export function policyDecisions({ policyProposal }: Tenant, principal: Principal): Decision[] {
  if (!policyProposal) return [];
  if (policyProposal.by.sub === principal.sub) return ['withdraw'];
  // An administrator, or an auditor of the whole tenant.
  const decides = hasRight(principal, 'tenancy:write') || deptsOf(principal, 'proofs:read') === 'all';
  return decides && isSecond(policyProposal, principal) ? ['confirm', 'reject'] : [];
}

function waiting(tenant: Tenant) {
  if (tenant.policyProposal) return tenant.policyProposal;
  throw problems.conflict('no-policy-proposal', '没有待复核的抽查规则修改，可能已撤回，请刷新后查看。');
}

const refuse = (proposer: string) =>
  `抽查规则的修改由${proposer}提出，须由另一名有系统设置权限的人员或监督审计人员登录后复核。`;

function requireDecision(tenant: Tenant, principal: Principal): void {
  requireSecond(waiting(tenant), principal, refuse);
  if (!policyDecisions(tenant, principal).includes('confirm'))
    throw problems.forbidden(refuse(waiting(tenant).by.name));
}

/** Makes what waits count from now on. Throws `second-person` (403) and `no-policy-proposal` (409). */
export async function confirmPolicy(
  store: TenantStore,
  before: Stored<Tenant>,
  { principal, clock }: Caller,
): Promise<Stored<Tenant>> {
  requireDecision(before, principal);
  const { policy, by: proposer } = waiting(before);
  const settings = { ...before.settings, ...policy };
  const record = audit(clock, actorOf(principal), 'policy.confirm', audited(before), {
    changes: changesOf(before.settings, settings),
    detail: { proposedBy: proposer.name },
  });
  return save(store, before, { ...bare(before), settings }, record, clock);
}

/** Takes one's own proposal back, or gives another's back with a reason. Throws as `confirmPolicy` does. */
export async function dropPolicy(
  store: TenantStore,
  before: Stored<Tenant>,
  reason: string,
  { principal, clock }: Caller,
): Promise<Stored<Tenant>> {
  const by: Actor = actorOf(principal);
  const isOwn = waiting(before).by.sub === by.sub;
  if (!isOwn) requireDecision(before, principal);
  const action: AuditAction = isOwn ? 'policy.withdraw' : 'policy.reject';
  return save(
    store,
    before,
    bare(before),
    audit(clock, by, action, audited(before), { detail: { reason } }),
    clock,
  );
}
