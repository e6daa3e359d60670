import { sameBytes } from './bytes.ts';
import { cosignedNoteAt } from './cosignature.ts';
import { FormatError } from './formatError.ts';
import { type Note, parseVerifierKey, type VerifierKey } from './note.ts';
import type { NoteTools } from './tools.ts';

export type PolicyWitness = { name: string; key: VerifierKey; url?: string };
export type PolicyGroup = { name: string; atLeast: number; members: string[] };

/** Which logs and cosigners somebody trusts, and how many of these must have signed (C2SP tlog-policy). */
export type Policy = {
  logs: { key: VerifierKey; url?: string }[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  /** The witness or group that must have signed; `none` for nobody. */
  quorum: string;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them.
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const none = 'none';

/** Reads a policy file. Throws FormatError that names the line. */
export function parsePolicy(text: string, tools: Pick<NoteTools, 'hash'>): Policy {
  const policy: Policy = { logs: [], witnesses: [], groups: [], quorum: '' };
  const names = new Set<string>();
  const members = new Set<string>();

  function define(name: string | undefined): string {
    if (!name || name === none || names.has(name)) throw new FormatError(`the name ${name} cannot be given`);
    names.add(name);
    return name;
  }

  function keyOf(text: string | undefined, type: VerifierKey['type'], others: readonly VerifierKey[]) {
    const key = parseVerifierKey(text ?? '', tools);
    if (key.type !== type) throw new FormatError('a key of another kind');
    if (others.some((other) => sameBytes(other.key, key.key))) throw new FormatError('the same key twice');
    return key;
  }

  function read([word, ...rest]: string[]): void {
    if (policy.quorum !== '' && (word === 'quorum' || word === undefined))
      throw new FormatError('the quorum is said twice');
    if (word === 'log' && rest.length <= 2) {
      const key = keyOf(
        rest[0],
        'note',
        policy.logs.map((log) => log.key),
      );
      policy.logs.push({ key, ...(rest[1] !== undefined && { url: rest[1] }) });
    } else if (word === 'witness' && rest.length <= 3) {
      const key = keyOf(
        rest[1],
        'cosignature',
        policy.witnesses.map((witness) => witness.key),
      );
      policy.witnesses.push({ name: define(rest[0]), key, ...(rest[2] !== undefined && { url: rest[2] }) });
    } else if (word === 'group' && rest.length >= 3) {
      const [name, howMany, ...of] = rest;
      for (const member of of) {
        if (!names.has(member) || members.has(member)) throw new FormatError(`${member} cannot be a member`);
        members.add(member);
      }
      const numbers: Record<string, number> = { all: of.length, any: 1 };
      const atLeast = numbers[howMany!] ?? (/^[1-9]\d{0,3}$/.test(howMany!) ? Number(howMany) : 0);
      if (atLeast < 1 || atLeast > of.length) throw new FormatError(`${howMany} of ${of.length}`);
      policy.groups.push({ name: define(name), atLeast, members: of });
    } else if (word === 'quorum' && rest.length === 1) {
      if (rest[0] !== none && !names.has(rest[0]!)) throw new FormatError(`${rest[0]} is not defined`);
      policy.quorum = rest[0]!;
    } else throw new FormatError(`“${word}” is not understood`);
  }

  if (control.test(text)) throw new FormatError('the policy has control characters');
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]!.startsWith('#')) continue;
    try {
      read(words);
    } catch (error) {
      if (error instanceof FormatError) throw new FormatError(`line ${i + 1}: ${error.message}`);
      throw error;
    }
  }
  if (policy.quorum === '') throw new FormatError('the policy has no quorum');
  return policy;
}

/** Which of a policy's witnesses have signed a note, and when (seconds since 1970). A wrong signature counts as none. */
export function cosignersOf(
  note: Note,
  { witnesses }: Pick<Policy, 'witnesses'>,
  tools: Pick<NoteTools, 'verify'>,
): { name: string; at: number }[] {
  return witnesses.flatMap(({ name, key }) => {
    const at = cosignedNoteAt(note, key, tools);
    return at === undefined ? [] : [{ name, at }];
  });
}

/** Whether enough have signed, where these witnesses have. */
export function hasQuorum(
  { groups, quorum }: Pick<Policy, 'groups' | 'quorum'>,
  signed: Iterable<string>,
): boolean {
  if (quorum === none) return true;
  const done = new Set(signed);
  // A group names only what stands before it.
  for (const { name, atLeast, members } of groups)
    if (members.filter((member) => done.has(member)).length >= atLeast) done.add(name);
    else done.delete(name);
  return done.has(quorum);
}

/** A policy as a file. */
export function formatPolicy(
  { logs, witnesses, groups, quorum }: Policy,
  format: (key: VerifierKey) => string,
  comment: readonly string[] = [],
): string {
  const line = (...words: (string | undefined)[]) => words.filter((word) => word !== undefined).join(' ');
  return [
    ...comment.map((text) => `# ${text}`),
    ...logs.map(({ key, url }) => line('log', format(key), url)),
    ...witnesses.map(({ name, key, url }) => line('witness', name, format(key), url)),
    ...groups.map(({ name, atLeast, members }) => line('group', name, String(atLeast), ...members)),
    line('quorum', quorum),
    '',
  ].join('\n');
}
