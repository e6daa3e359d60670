import { createApi } from '@mingcha/fn-api';
import { createPortal } from '@mingcha/fn-portal';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const head = '/** Made from the API’s description by `npm run -s api-types`; not written by hand. */\n';

/** What else is generated of a document: pages name shapes, and have their own tables of paths. */
const unused = new Set(['paths', 'webhooks', 'operations', '$defs']);

async function typesOf(document: OpenAPI3): Promise<string> {
  const nodes = await openapiTS(document, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  const kept = nodes.filter((node) => !('name' in node && unused.has((node.name as { text: string }).text)));
  return head + astToString(kept);
}

/** All that descriptions need of what routes need to answer. */
const report = (error: unknown): never => {
  throw error;
};

type App = { request: (path: string) => Response | Promise<Response> };
const documentOf = async (app: App, path: string) => (await (await app.request(path)).json()) as OpenAPI3;

/** The document with shapes of another one; these refer to nothing besides. */
const withShapes = (document: OpenAPI3, { components }: OpenAPI3, ...names: string[]): OpenAPI3 => {
  const more = names.flatMap((name) => {
    const shape = components?.schemas?.[name];
    return shape ? [[name, shape]] : [];
  });
  const schemas = { ...document.components?.schemas, ...Object.fromEntries(more) };
  return { ...document, components: { ...document.components, schemas } };
};

/** Shapes of the API that the portal's pages have too. */
const shared = [
  'WitnessView',
  'CitizenService',
  'CitizenServiceForm',
  'CitizenOpened',
  'CitizenCase',
  'PublishedCase',
  'PublishedCaseWhole',
  'Satisfaction',
  'CreditReportCheck',
  'GuideEntry',
  'Guide',
  'GuideMaterial',
  'GuideQuestion',
  'AskedField',
  'CaseField',
  'CaseValues',
  'FileAddress',
  'DueDay',
];

/** The generated files: where they lie in the repository, and what must be in them. */
export async function generatedFiles(): Promise<{ path: string; text: string }[]> {
  const api = await documentOf(createApi({ report } as never), '/v1/openapi.json');
  const portal = await documentOf(createPortal({ report } as never), '/public/openapi.json');
  const ofPortal = withShapes(portal, api, ...shared);
  return [
    { path: 'packages/console/api/schema.d.ts', text: await typesOf(api) },
    { path: 'packages/portal/src/api/schema.d.ts', text: await typesOf(ofPortal) },
  ];
}
