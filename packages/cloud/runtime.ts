import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { QUICKNET } from '@mingcha/draw';
import { createBeaconClient } from '@mingcha/inspection';
import { createStore, createTenantClients } from '@mingcha/store';
import { createTokenVerifier } from '@mingcha/tenancy';
import { createRemoteJWKSet } from 'jose';
import { readEnvironment } from './environment.ts';
import { createS3Files } from './s3Files.ts';
import { readKey } from './secrets.ts';
import { createSqsQueue } from './sqsQueue.ts';
import { createTenantRole } from './tenantRole.ts';

/** Answers through API Gateway and Lambda end at 6 MB, base64 and headers included. */
const maxAnswerBytes = 4_000_000;

/** All that the functions need on AWS, from their environment. Made once a cold start. */
export async function createRuntime() {
  const environment = readEnvironment();
  const assume = createTenantRole(new STSClient({}), environment.DATA_ROLE_ARN);
  const discovery = await fetch(`${environment.ISSUER.replace(/\/+$/, '')}/.well-known/openid-configuration`);
  const { issuer, jwks_uri: jwksUri } = (await discovery.json()) as { issuer: string; jwks_uri: string };
  return {
    environment,
    store: createStore({
      clientFor: createTenantClients({ assume }),
      tableFor: (tenant) => environment.SILO_TABLES.get(tenant) ?? environment.TABLE_NAME,
      cursorKey: await readKey(new SecretsManagerClient({}), environment.CURSOR_KEY_SECRET_ARN),
    }),
    files: createS3Files(environment.BUCKET_NAME, assume),
    queue: createSqsQueue(new SQSClient({}), environment.QUEUE_URL),
    tokens: createTokenVerifier({
      issuer,
      audience: environment.AUDIENCE,
      keys: createRemoteJWKSet(new URL(jwksUri)),
    }),
    beacon: createBeaconClient({ chain: QUICKNET, endpoints: environment.BEACON_ENDPOINTS }),
    clock: () => new Date(),
    random: (n: number): Uint8Array => randomBytes(n),
    publicUrl: environment.PUBLIC_URL,
    maxAnswerBytes,
  };
}
