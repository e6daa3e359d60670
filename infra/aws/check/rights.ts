import { casesOf } from './cases.ts';
import { isAllowed } from './simulate.ts';
import type { System } from './system.ts';

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** What simulations of the system's policies found: `simulated` is how many requests were asked about. */
export type RightsReport = { simulated: number; findings: string[] };

/**
 * Asks about every case, and whether a role has a right that no case expects: a new one is a finding until a case says
 * who needs it.
 */
export async function checkRights(system: System): Promise<RightsReport> {
  const cases = casesOf(system);
  const findings: string[] = [];
  for (const each of cases) {
    const allowed = await isAllowed(system, each);
    if (allowed === each.allowed) continue;
    const context = Object.keys(each.context).length > 0 ? ` with ${JSON.stringify(each.context)}` : '';
    findings.push(
      `${each.who.name} ${allowed ? 'may' : 'may not'} ${each.action} on ${each.on}${context}, which it ${allowed ? 'must not' : 'needs'}`,
    );
  }
  const expected = new Set(
    cases.flatMap(({ who, action, allowed }) => (allowed ? `${who.role} ${action}` : [])),
  );
  for (const [role, { policies }] of system.roles) {
    const actions = policies
      .flatMap(({ Statement }) => list(Statement))
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => list(Action));
    for (const action of new Set(actions))
      if (!expected.has(`${role} ${action}`)) findings.push(`no case says what ${role} needs ${action} for`);
  }
  return { simulated: cases.length, findings };
}
