/** What Cognito knows of a person; the custom ones can be set by an administrator of the pool only. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** The claims that every issuer of Mingcha's tokens puts into them. */
export type Claims = {
  kind: 'person';
  tenant: string;
  roles: string[];
  name: string;
  dept?: string;
  inspector?: string;
};

/**
 * Claims of a person's access token. Throws an Error where the tenant or the roles are missing: a token that belongs
 * to no city is not handed out, and Cognito shows the message on its page.
 */
export function claimsOf(attributes: Attributes): Claims {
  const tenant = attributes['custom:tenant'] ?? '';
  const roles = (attributes['custom:roles'] ?? '')
    .split(',')
    .map((role) => role.trim())
    .filter(Boolean);
  const { name, 'custom:dept': dept, 'custom:inspector': inspector } = attributes;
  if (!/^\d{6}$/.test(tenant)) throw new Error('该账号未绑定城市，请联系本市系统管理员。');
  if (roles.length === 0) throw new Error('该账号未分配角色，请联系本市系统管理员。');
  return {
    kind: 'person',
    tenant,
    roles,
    name: name ?? '',
    ...(dept && { dept }),
    ...(inspector && { inspector }),
  };
}
