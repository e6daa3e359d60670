import type { FunctionName } from './bundle.ts';

export type Route = {
  methods: ('GET' | 'POST' | 'ANY')[];
  path: string;
  to: Extract<FunctionName, 'api' | 'portal'>;
  /** `token`: API Gateway checks a JWT first. `public`: nobody is asked, or the function checks a token of its own. */
  access: 'token' | 'public';
  /** Requests a second where it is less than the stage's limit. */
  rate?: number;
};

/** Requests a second over all routes; a client's own limit (429 with `Retry-After`) is the API's matter. */
export const STAGE_RATE = 200;

/** All that answers from outside. A path that is not here is 404 at the gateway. */
export const ROUTES: readonly Route[] = [
  { methods: ['ANY'], path: '/v1/{proxy+}', to: 'api', access: 'token' },
  { methods: ['GET'], path: '/v1/openapi.json', to: 'api', access: 'public', rate: 10 },
  { methods: ['GET', 'POST'], path: '/v1/witness/{proxy+}', to: 'api', access: 'public', rate: 10 },
  { methods: ['GET'], path: '/healthz', to: 'api', access: 'public', rate: 10 },
  ...[
    '/',
    '/config.json',
    '/public',
    '/public/{proxy+}',
    '/witness/{proxy+}',
    '/assets/{proxy+}',
    '/console',
    '/console/{proxy+}',
    '/docs',
    '/docs/{proxy+}',
  ].map((path): Route => ({ methods: ['GET'], path, to: 'portal', access: 'public' })),
];
