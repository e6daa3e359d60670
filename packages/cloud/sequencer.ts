import { randomBytes } from 'node:crypto';
import { createSequencer, type TakeIn } from '@mingcha/log/keeping';
import { nodeTools } from '@mingcha/log/node';
import { readSequencerEnvironment } from './environment.ts';
import { createKmsLogKeys } from './kmsLogKeys.ts';
import { openTenants } from './tenants.ts';

/** The sequencer of the public logs on AWS, from its function's environment. Its role alone opens the logs' keys. */
export function createCloudSequencer(): TakeIn {
  const environment = readSequencerEnvironment();
  const {
    AWS_REGION: region,
    URL_SUFFIX: urlSuffix,
    LOG_KEY_ARN: keyArn,
    PUBLIC_URL: publicUrl,
  } = environment;
  // It gives out no cursors.
  const { store, locked, logFiles, credentialsFor } = openTenants(environment, randomBytes(32));
  return createSequencer(store, {
    files: logFiles,
    keys: createKmsLogKeys({ keyArn, region, urlSuffix }, locked, credentialsFor),
    tools: nodeTools,
    clock: () => new Date(),
    originOf: (tenant) => `${new URL(publicUrl).host}/public/${tenant}/log`,
  });
}
