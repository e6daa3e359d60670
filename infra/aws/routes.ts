/** A way to the api. */
export type Route = {
  methods: ('GET' | 'HEAD' | 'POST' | 'ANY')[];
  path: string;
  /** `token`: API Gateway checks a JWT first. `public`: nobody is asked, or the function checks a token of its own. */
  access: 'token' | 'public';
  /** Why nobody is asked. */
  why?: string;
  /** Requests a second where it is less than the stage's limit. */
  rate?: number;
};

const open = 'Public by design: whether the API is there, and its description.';
const ceremony = 'The parties of a witness ceremony have tokens of one draw, which the function checks.';
const citizens =
  'People hand in and follow a matter of their own by a receipt code of 100 bits, which the function checks and throttles.';
const cosigners = 'A cosigner of a public log signs what it posts; the function checks the signature.';

/**
 * All that answers from outside but the pages: those are the gateway's `$default`, which takes what no route does and
 * can therefore never stand before one that asks for a token. It leads to the portal, which can only read.
 */
export const ROUTES: readonly Route[] = [
  { methods: ['ANY'], path: '/v1/{proxy+}', access: 'token' },
  { methods: ['GET', 'HEAD'], path: '/v1/openapi.json', access: 'public', why: open, rate: 10 },
  { methods: ['GET', 'POST'], path: '/v1/witness/{proxy+}', access: 'public', why: ceremony, rate: 10 },
  { methods: ['GET', 'POST'], path: '/v1/citizen/{proxy+}', access: 'public', why: citizens, rate: 20 },
  {
    methods: ['POST'],
    path: '/public/{tenant}/log/cosignatures',
    access: 'public',
    why: cosigners,
    rate: 20,
  },
  { methods: ['GET', 'HEAD'], path: '/healthz', access: 'public', why: open, rate: 10 },
];
