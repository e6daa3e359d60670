/** What Cognito knows of a person; the custom ones can be set by an administrator of the pool only. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** The claims that every issuer of Mingcha's tokens puts into a person's access token. */
export type Claims = { kind: 'person'; tenant: string; login: string };

/**
 * Claims of the access token of the person with this user name, which nobody can change. Throws an Error where the
 * tenant is missing: a token that belongs to no city is not handed out, and Cognito shows the message on its page.
 */
export function claimsOf(userName: string, attributes: Attributes): Claims {
  const tenant = attributes['custom:tenant'] ?? '';
  if (!/^\d{6}$/.test(tenant)) throw new Error('该账号未绑定城市，请联系本市系统管理员。');
  return { kind: 'person', tenant, login: userName };
}
