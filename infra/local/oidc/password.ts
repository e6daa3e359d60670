import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const length = 32;
const strength = { N: 2 ** 14, r: 8, p: 1 };

/** A password as it is kept: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFKC'), salt, length, strength);
  return ['scrypt', strength.N, strength.r, strength.p, salt.toString('hex'), hash.toString('hex')].join('$');
}

const nobody = `scrypt$${strength.N}$${strength.r}$${strength.p}$${'00'.repeat(16)}$${'00'.repeat(length)}`;

/** Whether it is the password kept. Takes the same time where none is kept, so that logins cannot be found out. */
export async function checkPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, N, r, p, salt, hash] = (kept ?? nobody).split('$');
  const expected = Buffer.from(hash ?? '', 'hex');
  const given = await derive(password.normalize('NFKC'), Buffer.from(salt ?? '', 'hex'), length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === given.length && timingSafeEqual(expected, given) && kept !== undefined;
}
