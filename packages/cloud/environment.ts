import * as z from 'zod';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** What a function gets from its deployment; parsed once, when it loads, so that a mistake shows at once. */
const sharedSchema = z.object({
  TABLE_NAME: z.string().min(3),
  /** Tenants with a table of their own: `620100=mingcha-620100,…`. */
  SILO_TABLES: list.transform(
    (pairs) => new Map(pairs.map((pair) => pair.split('=', 2) as [string, string])),
  ),
  DATA_ROLE_ARN: z.string().startsWith('arn:'),
  BUCKET_NAME: z.string().min(3),
  LOG_BUCKET_NAME: z.string().min(3),
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** Domain of the partition's endpoints; the China regions have their own. */
  URL_SUFFIX: z.string().min(3).default('amazonaws.com'),
  /** Set by Lambda itself. */
  AWS_REGION: z.string().min(3),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
});

export type SharedEnvironment = z.infer<typeof sharedSchema>;

const environmentSchema = sharedSchema.extend({
  QUEUE_URL: z.url(),
  LOOK_QUEUE_URL: z.url(),
  ENTRY_QUEUE_URL: z.url(),
  ISSUER: z.url(),
  AUDIENCE: z.string().min(1),
  /** SHA-256 of the witness's program that is deployed with this. */
  WITNESS_PROGRAM: z.string().regex(/^[0-9a-f]{64}$/),
  CURSOR_KEY_SECRET_ARN: z.string().startsWith('arn:'),
  BEACON_ENDPOINTS: list,
  SITE_DIR: z.string().optional(),
  /** Origins that a page signing in connects to. */
  SIGN_IN_ORIGINS: list,
  CLIENT_ID: z.string().default('console'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** The sequencer's, which knows neither issuer nor queues. */
const sequencerSchema = sharedSchema.extend({ LOG_KEY_ARN: z.string().startsWith('arn:') });

/** Throws with every missing or malformed variable named. */
export const readEnvironment = (env: NodeJS.ProcessEnv = process.env): Environment =>
  environmentSchema.parse(env);

/** The same for the sequencer. */
export const readSequencerEnvironment = (env: NodeJS.ProcessEnv = process.env) => sequencerSchema.parse(env);
