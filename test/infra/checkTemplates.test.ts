import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unexplained } from '../../infra/aws/check/check.ts';
import { exceptions } from '../../infra/aws/check/exceptions.ts';
import { guardFindings, guardRules } from '../../infra/aws/check/guard.ts';
import { places } from '../../infra/aws/check/resolve.ts';
import { checkRights } from '../../infra/aws/check/rights.ts';
import { isAllowed } from '../../infra/aws/check/simulate.ts';
import { readSystem } from '../../infra/aws/check/system.ts';
import { list, type Resource, type Role, type Statement, scratch, synthesize } from './synth.ts';

const templates = await synthesize();

it('a careless bucket is a finding, and no exception of another explains it', () => {
  const careless = { Type: 'AWS::S3::Bucket', Properties: {} };
  const Data = { ...templates.Data!, Resources: { ...templates.Data!.Resources, Careless: careless } };
  const found = unexplained(guardFindings({ Data }, scratch, join(guardRules, 's3')));
  const fresh = found.filter((line) => !line.endsWith('remove its exception'));
  expect(fresh).toContainEqual(expect.stringMatching(/^CT\.S3\.PR\.1 Data\/Careless: /));
  expect(fresh.filter((line) => !line.includes('Data/Careless'))).toEqual([]);
});

it('an exception of what is not found any more is a finding', () => {
  const known = [{ control: 'CT.S3.PR.1', on: ['Data/Files'], why: '' }];
  expect(unexplained([], known)).toEqual([
    'CT.S3.PR.1 Data/Files is not found any more: remove its exception',
  ]);
});

it('each exception says why', () => {
  for (const { control, why } of exceptions) expect([control, why.length > 60]).toEqual([control, true]);
});

/** The templates with statements of roles changed; roles by how their names begin. */
function changed(changes: Record<string, (statements: Statement[]) => void>) {
  const copy = structuredClone(templates);
  for (const [prefix, change] of Object.entries(changes)) {
    const [resource] = Object.entries(copy.Access!.Resources)
      .filter(([name]) => new RegExp(`^${prefix}(DefaultPolicy)?[0-9A-F]{8}$`).test(name))
      .map(([, each]) => each)
      .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' || 'Policies' in Properties);
    const { Policies, PolicyDocument } = (resource as unknown as Resource<Role & Policy>).Properties;
    change((Policies?.[0]?.PolicyDocument ?? PolicyDocument).Statement);
  }
  return readSystem(copy, places.elsewhere);
}
type Policy = { PolicyDocument: { Statement: Statement[] } };

const item = (statements: Statement[]) => statements.find(({ Sid }) => Sid === 'OwnItems')!;

it('rights that are too wide, missing, or new are findings', async () => {
  const system = changed({
    DataRole: (statements) => {
      item(statements).Condition!['ForAllValues:StringLike'] = { 'dynamodb:LeadingKeys': ['T#*'] };
    },
    ReadRole: (statements) => {
      item(statements).Action = [...list(item(statements).Action), 'dynamodb:PutItem', 'dynamodb:Scan'];
      delete item(statements).Condition;
    },
    clockRole: (statements) => {
      statements.splice(
        statements.findIndex(({ Action }) => list(Action).includes('sqs:SendMessage')),
        1,
      );
    },
    workerRole: (statements) => {
      statements.push({ Effect: 'Allow', Action: 'ses:SendEmail', Resource: '*' });
    },
  });
  const { findings } = await checkRights(system);
  const says = (pattern: RegExp) => expect(findings).toContainEqual(expect.stringMatching(pattern));
  says(/^the data session of 620300 may dynamodb:GetItem on \S+table\/Table with .*T#620800#/);
  says(/^the portal's session of 620300 may dynamodb:PutItem on /);
  says(/^the portal's session of 620300 may dynamodb:Scan on /);
  says(/^the portal's session of 620300 may dynamodb:GetItem on \S+table\/Table, which it must not$/);
  says(/^clock may not sqs:SendMessage on /);
  says(/^no case says what workerRole needs ses:SendEmail for$/);
  expect(findings.filter((line) => /^(api|the session that moves wakes) /.test(line))).toEqual([]);
});

it('a condition that an action does not know is no proof that it is denied', async () => {
  const system = readSystem(templates, places.elsewhere);
  const request = isAllowed(system, {
    who: { name: 'api', role: 'apiRole' },
    action: 'sqs:SendMessage',
    on: system.arn('Data/Jobs'),
    context: { 'dynamodb:LeadingKeys': ['T#620300#A'] },
    allowed: false,
  });
  await expect(request).rejects.toThrow('is no condition of this action');
});
