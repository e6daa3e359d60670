import { createApi } from '@mingcha/fn-api';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const head = '/** Made from the API’s description by `npm run -s api-types`; not written by hand. */\n';

/** What else is generated of a document: the console names shapes, and has its own table of paths. */
const unused = new Set(['paths', 'webhooks', 'operations', '$defs']);

async function typesOf(document: OpenAPI3): Promise<string> {
  const nodes = await openapiTS(document, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  const kept = nodes.filter((node) => !('name' in node && unused.has((node.name as { text: string }).text)));
  return head + astToString(kept);
}

async function apiDocument(): Promise<OpenAPI3> {
  // The description needs nothing of what the routes need to answer.
  const api = createApi({} as Parameters<typeof createApi>[0]);
  return (await (await api.request('/v1/openapi.json')).json()) as OpenAPI3;
}

/** The generated files: where they lie in the repository, and what must be in them. */
export async function generatedFiles(): Promise<{ path: string; text: string }[]> {
  return [{ path: 'packages/console/api/schema.d.ts', text: await typesOf(await apiDocument()) }];
}
