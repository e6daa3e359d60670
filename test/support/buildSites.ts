import { buildSite } from '@mingcha/local/site';

/** Builds the pages once before any test, so that two that need them do not build into the same folder. */
export default async function setup(): Promise<void> {
  await buildSite(() => undefined);
}
