import { expect, it } from 'vitest';
import { throwing, zodByName } from '../../infra/aws/lean.ts';

it.each([
  ["import { z } from 'zod';", "import * as z from 'zod';"],
  ['import { z } from "zod";', "import * as z from 'zod';"],
  [
    "import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';",
    "import { createRoute, OpenAPIHono,  } from '@hono/zod-openapi'; import * as z from 'zod';",
  ],
  [
    "import {\n  createRoute,\n  z,\n  OpenAPIHono,\n} from '@hono/zod-openapi';",
    "import {\n  createRoute,\n  \n  OpenAPIHono,\n} from '@hono/zod-openapi'; import * as z from 'zod';",
  ],
])('zod is taken by name: %j', (source, rewritten) => {
  expect(zodByName(`const before = 1;\n${source}\nz.string();`)).toBe(
    `const before = 1;\n${rewritten}\nz.string();`,
  );
});

it.each([
  "import type { z } from 'zod';",
  "import { OpenAPIHono } from '@hono/zod-openapi';",
  "import { zz } from 'zod';",
])('other imports stay as they are: %j', (source) => expect(zodByName(source)).toBe(source));

it('functions that nobody calls are replaced one by one', () => {
  const source =
    'const own = 1;\nexport const used = (a) => {\n    return own;\n};\nexport const unused = (a, b) => {\n    if (a) {\n    }\n};\nexport function gone(x) {\n    return x;\n}\nexport const data = {\n};';
  expect(throwing(source, ['used'])).toBe(
    "const own = 1;\nexport const used = (a) => {\n    return own;\n};\nexport function unused() { throw new Error('unused is not in the bundle'); }\nexport function gone() { throw new Error('gone is not in the bundle'); }\nexport const data = {\n};",
  );
});
