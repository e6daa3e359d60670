import { randomBytes } from 'node:crypto';
import { STSClient } from '@aws-sdk/client-sts';
import { QUICKNET } from '@mingcha/draw/chain';
import { createBeaconClient } from '@mingcha/inspection/beaconClient';
import {
  type AssumeTenant,
  createCredentialCache,
  createStore,
  createTenantClients,
  type Store,
  wakesOnly,
  wakingStore,
} from '@mingcha/store';
import { readEnvironment } from './environment.ts';
import { createLookQueue } from './lookQueue.ts';
import { reportError } from './observe.ts';
import { createS3Files } from './s3Files.ts';
import { readKey } from './secrets.ts';
import { createSqsQueue } from './sqsQueue.ts';
import { createTenantRole } from './tenantRole.ts';

/** Answers through API Gateway and Lambda end at 6 MB, base64 and headers included. */
const maxResponseBytes = 4_000_000;

/** All that the functions need on AWS, from their environment. Made once a cold start. */
export async function createRuntime() {
  const environment = readEnvironment();
  const { AWS_REGION: region, URL_SUFFIX: urlSuffix } = environment;
  const own = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(environment.AWS_SESSION_TOKEN !== undefined && { sessionToken: environment.AWS_SESSION_TOKEN }),
  };
  const clock = () => new Date();
  const sts = new STSClient({
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  const cursorKey = await readKey(own, { arn: environment.CURSOR_KEY_SECRET_ARN, region, urlSuffix });
  const cached = (narrower?: object) =>
    createCredentialCache({ assume: createTenantRole(sts, environment.DATA_ROLE_ARN, narrower) });
  const storeWith = (credentialsFor: AssumeTenant): Store =>
    createStore({
      clientFor: createTenantClients({ credentialsFor }),
      tableFor: (tenant) => environment.SILO_TABLES.get(tenant) ?? environment.TABLE_NAME,
      cursorKey,
    });
  const credentialsFor = cached();
  const quietStore = storeWith(credentialsFor);
  return {
    environment,
    /** For commands: they wake the clock for what they make due. */
    store: wakingStore(quietStore, { wakes: storeWith(cached(wakesOnly)), clock, report: reportError }),
    /** For the clock, which puts down itself when it comes by next. */
    quietStore,
    files: createS3Files({ bucket: environment.BUCKET_NAME, region, urlSuffix }, credentialsFor),
    queue: createSqsQueue(own, region, environment.QUEUE_URL),
    looks: createLookQueue(own, region, environment.LOOK_QUEUE_URL),
    beacon: createBeaconClient({ chain: QUICKNET, endpoints: environment.BEACON_ENDPOINTS }),
    clock,
    random: (n: number): Uint8Array => randomBytes(n),
    publicUrl: environment.PUBLIC_URL,
    maxResponseBytes,
    /** Where large files are fetched from and put. */
    filesOrigin: `https://${environment.BUCKET_NAME}.s3.${region}.${urlSuffix}`,
  };
}
