import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Templates } from './templates.ts';

/** What a rule has against a resource. */
export type Finding = {
  /** The control's name in AWS Control Tower, such as `CT.S3.PR.1`. */
  control: string;
  /** Stack and resource without CDK's hash, such as `Data/Files`. */
  on: string;
  /** What the control asks for. */
  asks: string;
};

const require = createRequire(import.meta.url);
const packageRoot = dirname(dirname(require.resolve('@cdklabs/cdk-validator-cfnguard')));
/** The rules that the package brings: AWS Control Tower's proactive controls. */
export const guardRules = join(packageRoot, 'rules/control-tower/cfn-guard');
const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'x86_64', arm64: 'aarch64' };
const systems: Partial<Record<NodeJS.Platform, string>> = { linux: 'ubuntu', darwin: 'macos' };

/** CDK adds eight hexadecimal digits to names of resources. */
export const withoutHash = (name: string): string => name.replace(/[0-9A-F]{8}$/, '');

/** What rules of cfn-guard find in templates. Throws an Error where it cannot run or read what it is given. */
export function guardFindings(templates: Templates, scratch: string, rules = guardRules): Finding[] {
  const folder = mkdtempSync(join(scratch, 'guard-'));
  const files = Object.entries(templates).map(([stack, template]) => {
    const file = join(folder, `${stack}.json`);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
  const system = systems[process.platform];
  const architecture = architectures[process.arch];
  if (!system || !architecture) throw new Error('cfn-guard comes for Linux and macOS, x64 and arm64');
  const { status, stdout, stderr, error } = spawnSync(
    join(packageRoot, 'bin', system, architecture, 'cfn-guard'),
    [
      'validate',
      ...['--rules', rules],
      ...files.flatMap((file) => ['--data', file]),
      ...['--output-format', 'json', '--show-summary', 'none', '--structured'],
    ],
    { encoding: 'utf8', maxBuffer: 200_000_000 },
  );
  // 0: all comply; 19: some do not; anything else is a fault of the call.
  if (error || (status !== 0 && status !== 19))
    throw error ?? new Error(`cfn-guard ended with ${status}: ${stderr}`);
  const reports = JSON.parse(stdout) as Report[];
  if (reports.length !== files.length) throw new Error('cfn-guard did not read every template');
  return reports.flatMap(({ name, not_compliant: broken }) =>
    broken.flatMap((check) => findingsOf(basename(name, '.json'), check)),
  );
}

type Report = { name: string; not_compliant: object[] };

/** Guard tells what failed as a tree of rules and clauses; the resources are in the paths, the control in a message. */
function findingsOf(stack: string, check: object): Finding[] {
  const text = JSON.stringify(check);
  const [, control, asks] = /\[([A-Z0-9.]+)\]: (.*?)(?:\\n|")/.exec(text) ?? [];
  if (!control || !asks) throw new Error(`a finding of cfn-guard names no control: ${text.slice(0, 300)}`);
  const names = new Set([...text.matchAll(/"path":"\/Resources\/(\w+)/g)].map(([, name]) => name!));
  if (names.size === 0) throw new Error(`${control} names no resource`);
  return [...names].map((name) => ({ control, on: `${stack}/${withoutHash(name)}`, asks: asks.trim() }));
}
