import { STSClient } from '@aws-sdk/client-sts';
import type { AssumeTenant } from '@mingcha/store';
import { createCredentialCache, createStore, createTenantClients, type Store } from '@mingcha/store';
import { openBucket } from './bucket.ts';
import type { SharedEnvironment } from './environment.ts';
import { createS3LogFiles } from './s3LogFiles.ts';
import type { AwsCredentials } from './signed.ts';
import { createTenantRole } from './tenantRole.ts';

/** The function's own credentials, which reach no tenant's data. */
export const ownCredentials = (environment: SharedEnvironment): AwsCredentials => ({
  accessKeyId: environment.AWS_ACCESS_KEY_ID,
  secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
  ...(environment.AWS_SESSION_TOKEN !== undefined && { sessionToken: environment.AWS_SESSION_TOKEN }),
});

/** What a function reaches of tenants, each by a session of its own: the table, and the files of the public logs. */
export function openTenants(environment: SharedEnvironment, cursorKey: Uint8Array) {
  const { AWS_REGION: region, URL_SUFFIX: urlSuffix } = environment;
  const sts = new STSClient({
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  const sessions = (narrower?: object): AssumeTenant =>
    createCredentialCache({ assume: createTenantRole(sts, environment.DATA_ROLE_ARN, narrower) });
  const storeBy = (credentialsFor: AssumeTenant): Store =>
    createStore({
      clientFor: createTenantClients({ credentialsFor }),
      tableFor: (tenant) => environment.SILO_TABLES.get(tenant) ?? environment.TABLE_NAME,
      cursorKey,
    });
  const credentialsFor = sessions();
  const bucketNamed = (bucket: string) => openBucket({ bucket, region, urlSuffix }, credentialsFor);
  const locked = bucketNamed(environment.LOG_BUCKET_NAME);
  return {
    credentialsFor,
    store: storeBy(credentialsFor),
    /** By sessions that may do less than the role. */
    narrowed: (narrower: object) => storeBy(sessions(narrower)),
    locked,
    logFiles: createS3LogFiles({ locked, parts: bucketNamed(environment.BUCKET_NAME) }),
  };
}
