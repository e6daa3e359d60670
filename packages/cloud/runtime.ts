import { randomBytes } from 'node:crypto';
import { QUICKNET } from '@mingcha/draw/chain';
import { createBeaconClient } from '@mingcha/inspection/beaconClient';
import { notifyingStore, wakeSequencer } from '@mingcha/log/keeping';
import { wakesOnly, wakingStore } from '@mingcha/store';
import { readEnvironment } from './environment.ts';
import { createLookQueue } from './lookQueue.ts';
import { reportError } from './observe.ts';
import { createS3Files } from './s3Files.ts';
import { createSecretOf, readKey } from './secrets.ts';
import { createSqsQueue } from './sqsQueue.ts';
import { openTenants, ownCredentials } from './tenants.ts';

/** Answers through API Gateway and Lambda end at 6 MB, base64 and headers included. */
const maxResponseBytes = 4_000_000;

/** All that the functions need on AWS, from their environment. Made once a cold start. */
export async function createRuntime() {
  const environment = readEnvironment();
  const { AWS_REGION: region, URL_SUFFIX: urlSuffix } = environment;
  const own = ownCredentials(environment);
  const clock = () => new Date();
  const cursorKey = await readKey(own, { arn: environment.CURSOR_KEY_SECRET_ARN, region, urlSuffix });
  const { store: quietStore, narrowed, credentialsFor, logFiles } = openTenants(environment, cursorKey);
  const entries = createLookQueue(own, region, environment.ENTRY_QUEUE_URL);
  const waking = wakingStore(quietStore, { wakes: narrowed(wakesOnly), clock, report: reportError });
  return {
    environment,
    /** For commands: they wake the clock for what they make due, and the sequencer for what they log. */
    store: notifyingStore(waking, { wake: entries.send, report: reportError }),
    /** For the clock, which puts down itself when it comes by next. */
    quietStore,
    sequence: wakeSequencer(quietStore, { wake: entries.send, clock }),
    log: { files: logFiles, demonstration: false },
    files: createS3Files({ bucket: environment.BUCKET_NAME, region, urlSuffix }, credentialsFor),
    queue: createSqsQueue(own, region, environment.QUEUE_URL),
    looks: createLookQueue(own, region, environment.LOOK_QUEUE_URL),
    beacon: createBeaconClient({ chain: QUICKNET, endpoints: environment.BEACON_ENDPOINTS }),
    clock,
    random: (n: number): Uint8Array => randomBytes(n),
    publicUrl: environment.PUBLIC_URL,
    notifiesOutside: true,
    /** Of the clock alone: no other function may read them. */
    secretOf: createSecretOf(own, { region, urlSuffix }),
    witnessProgram: environment.WITNESS_PROGRAM,
    maxResponseBytes,
    /** Where large files are fetched from and put. */
    filesOrigin: `https://${environment.BUCKET_NAME}.s3.${region}.${urlSuffix}`,
  };
}
