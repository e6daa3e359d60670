import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''));
const urls = list.pipe(z.array(z.url({ protocol: /^https?$/ })));
/** Such as `10.0.0.5` and `10.0.0.0/8`. */
const networks = list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])));

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  PORT: port.default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  MINGCHA_DATA: z.string().min(1).default('.mingcha'),
  BEACON_ENDPOINTS: urls,
  TRUSTED_PROXIES: networks,
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  fresh: z.boolean().default(false),
  quiet: z.boolean().default(false),
  objects: z.coerce.number().int().min(400).max(20_000).optional(),
  cosigners: z.enum(['none', 'demo']).optional(),
  past: z.enum(['none', 'demo']).optional(),
  notices: z
    .string()
    .regex(/^(none|\d{6}(,\d{6})*)$/)
    .transform((text) => (text === 'none' ? [] : text.split(',')))
    .optional(),
});

export type Settings = {
  /** 0 for any free one. */
  port: number;
  /** The address listened at; the loopback one by default, for demo passwords are known to all. */
  host: string;
  /** Absolute path of the data folder. */
  data: string;
  /** drand endpoints; none means that nothing outside this machine is asked. */
  beacons: string[];
  /** Addresses and networks of reverse proxies, whose `X-Forwarded-For` is believed; none by default. */
  proxies: string[];
  /** A DynamoDB-compatible server to use instead of the own engine. */
  dynamodb?: string | undefined;
  /** Throw away what is there. */
  fresh: boolean;
  quiet: boolean;
  /** At most so many objects in each demo city. */
  demoObjects?: number | undefined;
  /** Codes of the demo cities that are there; all by default. */
  demoCities?: readonly string[] | undefined;
  /** Tenants whose reform notices are there with the months behind them; all by default. */
  demoNotices?: readonly string[] | undefined;
  /** Whether the demo cities have two years of inspections behind them. */
  demoPast?: boolean | undefined;
  /** Whether two cosigners of the public logs run beside the demo, as processes of their own. */
  demoCosigners?: boolean | undefined;
};

/** Reads command line and environment. Throws a ZodError that names what is wrong. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args,
    options: {
      fresh: { type: 'boolean' },
      quiet: { type: 'boolean' },
      objects: { type: 'string' },
      notices: { type: 'string' },
      cosigners: { type: 'string' },
      past: { type: 'string' },
    },
  });
  const { PORT, HOST, MINGCHA_DATA, BEACON_ENDPOINTS, TRUSTED_PROXIES, DYNAMODB_ENDPOINT } = env;
  const names = { PORT, HOST, MINGCHA_DATA, BEACON_ENDPOINTS, TRUSTED_PROXIES, DYNAMODB_ENDPOINT };
  const given = { ...names, ...values };
  const read = schema.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  return {
    port: read.PORT,
    host: read.HOST,
    data: isAbsolute(read.MINGCHA_DATA) ? read.MINGCHA_DATA : resolve(read.MINGCHA_DATA),
    beacons: read.BEACON_ENDPOINTS,
    proxies: read.TRUSTED_PROXIES,
    dynamodb: read.DYNAMODB_ENDPOINT,
    fresh: read.fresh,
    quiet: read.quiet,
    demoObjects: read.objects,
    demoNotices: read.notices,
    demoCosigners: read.cosigners !== 'none',
    demoPast: read.past !== 'none',
  };
}

/**
 * Takes everything of AWS out of the environment: no region, no profile, no credentials, no file that holds them.
 * What clients need they are given.
 */
export function forgetAws(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) delete env[name];
  env.AWS_CONFIG_FILE = '/dev/null';
  env.AWS_SHARED_CREDENTIALS_FILE = '/dev/null';
  env.AWS_EC2_METADATA_DISABLED = 'true';
}
