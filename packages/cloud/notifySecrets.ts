/** What the names of the secrets of the tenants' channels of notifications begin with, before the tenant and the name. */
export const notifySecrets = 'mingcha/notify/';
