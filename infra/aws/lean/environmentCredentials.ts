import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Stands for the SDK's chain of credential providers: on Lambda credentials are in the environment and nowhere else. */
export const defaultProvider = () => fromEnv();
