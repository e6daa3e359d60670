import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AssumeTenant } from '@mingcha/store';

/** Credentials of the data role, tagged with one tenant; the role's policy does the rest, `narrower` within it. Rejects rather than widen. */
export function createTenantRole(sts: STSClient, roleArn: string, narrower?: object): AssumeTenant {
  return async function assume(tenant) {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: `tenant-${tenant}`,
        DurationSeconds: 3_600,
        ...(narrower && { Policy: JSON.stringify(narrower) }),
        Tags: [{ Key: 'tenant', Value: tenant }],
      }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
      throw new Error(`no credentials for tenant ${tenant}`);
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  };
}
