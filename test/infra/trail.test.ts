import { describe, expect, it } from 'vitest';
import { resources, synthesize } from './synth.ts';

const { Trail } = await synthesize({ silo: '620100,620300' });

type Selector = { Field: string; Equals?: string[]; StartsWith?: unknown[] };
type TrailProperties = {
  EnableLogFileValidation: boolean;
  EventSelectors?: unknown;
  AdvancedEventSelectors: { Name: string; FieldSelectors: Selector[] }[];
};

describe('the trail', () => {
  const [trail] = resources<TrailProperties>(Trail!, 'AWS::CloudTrail::Trail');

  it('has each change of the tables, of those of single tenants too, and of the buckets', () => {
    const { AdvancedEventSelectors, EventSelectors, EnableLogFileValidation } = trail!.Properties;
    expect(EventSelectors).toBeUndefined();
    expect(EnableLogFileValidation).toBe(true);
    const about = AdvancedEventSelectors.map(({ FieldSelectors }) => JSON.stringify(FieldSelectors));
    expect(
      about.filter((selectors) => selectors.includes('{"Equals":["false"],"Field":"readOnly"}')),
    ).toEqual(about);
    const [settings, tables, buckets] = about;
    expect(settings).toContain('"Management"');
    expect(tables).toMatch(/"AWS::DynamoDB::Table".*data:ExportsOutputFnGetAttTable.*mingcha-prod-silo-/);
    expect(buckets).toMatch(/"AWS::S3::Object".*ExportsOutputFnGetAttFiles.*ExportsOutputFnGetAttLog/);
  });

  it('keeps what it has written where nobody can take it out', () => {
    const [bucket] = resources<{ ObjectLockConfiguration: object }>(Trail!, 'AWS::S3::Bucket');
    expect(bucket!.Properties.ObjectLockConfiguration).toMatchObject({
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1095 } },
    });
  });

  it('is left out where the account has one', async () => {
    expect(await synthesize({ trail: 'off' })).not.toHaveProperty('Trail');
  });
});
