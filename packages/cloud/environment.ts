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
const environmentSchema = z.object({
  TABLE_NAME: z.string().min(3),
  /** Tenants with a table of their own: `620100=mingcha-620100,…`. */
  SILO_TABLES: list.transform(
    (pairs) => new Map(pairs.map((pair) => pair.split('=', 2) as [string, string])),
  ),
  DATA_ROLE_ARN: z.string().startsWith('arn:'),
  BUCKET_NAME: z.string().min(3),
  QUEUE_URL: z.url(),
  LOOK_QUEUE_URL: z.url(),
  ISSUER: z.url(),
  AUDIENCE: z.string().min(1),
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  CURSOR_KEY_SECRET_ARN: z.string().startsWith('arn:'),
  BEACON_ENDPOINTS: list,
  /** Domain of the partition's endpoints; the China regions have their own. */
  URL_SUFFIX: z.string().min(3).default('amazonaws.com'),
  /** Set by Lambda itself. */
  AWS_REGION: z.string().min(3),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  SITE_DIR: z.string().optional(),
  /** Origins that a page signing in connects to. */
  SIGN_IN_ORIGINS: list,
  CLIENT_ID: z.string().default('console'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Throws with every missing or malformed variable named. */
export const readEnvironment = (env: NodeJS.ProcessEnv = process.env): Environment =>
  environmentSchema.parse(env);
