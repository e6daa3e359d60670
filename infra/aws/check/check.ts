import { type Exception, exceptions } from './exceptions.ts';
import { type Finding, guardFindings } from './guard.ts';
import { type Place, places } from './resolve.ts';
import { checkRights } from './rights.ts';
import { readSystem } from './system.ts';
import type { Templates } from './templates.ts';

/** What is deployed in how many ways: the settings, and where. */
export const deployments: Readonly<Record<string, { context: Record<string, string>; place: Place }>> = {
  'with Cognito': { context: {}, place: places.elsewhere },
  'with an issuer and a domain in China': {
    context: {
      issuer: 'https://sso.example.gov.cn/oidc',
      domain: 'mingcha.example.gov.cn',
      certificateArn: 'arn:aws-cn:acm:cn-northwest-1:123456789012:certificate/0000',
    },
    place: places.china,
  },
  'with tables of single tenants': { context: { silo: '620100,620300' }, place: places.elsewhere },
};

export type CheckReport = {
  /** How many resources do not comply with a rule, explained or not. */
  broken: number;
  simulated: number;
  /** New findings, and exceptions of what is not found any more; one line each. */
  findings: string[];
};

const nameOf = ({ control, on }: { control: string; on: string }) => `${control} ${on}`;

/** Findings that no exception explains, and exceptions that explain nothing; one line each. */
export function unexplained(found: readonly Finding[], known: readonly Exception[] = exceptions): string[] {
  const excepted = new Set(
    known.flatMap(({ control, on }) => on.map((each) => nameOf({ control, on: each }))),
  );
  const present = new Set(found.map(nameOf));
  const fresh = found.filter((finding) => !excepted.has(nameOf(finding)));
  const stale = [...excepted].filter((name) => !present.has(name));
  return [
    ...fresh.map((finding) => `${nameOf(finding)}: ${finding.asks}`),
    ...stale.map((name) => `${name} is not found any more: remove its exception`),
  ];
}

/** Holds templates of the deployments against the rules of cfn-guard, and their policies against what each role needs. */
export async function checkTemplates(
  deployed: Readonly<Record<string, { templates: Templates; place: Place }>>,
  scratch: string,
): Promise<CheckReport> {
  const found = new Map<string, Finding>();
  let simulated = 0;
  const findings: string[] = [];
  for (const [name, { templates, place }] of Object.entries(deployed)) {
    for (const finding of guardFindings(templates, scratch)) found.set(nameOf(finding), finding);
    const rights = await checkRights(readSystem(templates, place));
    simulated += rights.simulated;
    findings.push(...rights.findings.map((finding) => `${name}: ${finding}`));
  }
  const rules = unexplained([...found.values()]);
  return { broken: found.size, simulated, findings: [...rules, ...findings] };
}
