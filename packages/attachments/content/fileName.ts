import { endingOf } from '@mingcha/kernel';

/** Characters of a name, its ending among them. */
const longest = 100;
/** What a file is called of whose name nothing remains. */
const nameless = '附件';

/** Controls, marks that turn the direction of text, and other characters that nobody sees (Unicode Cc, Cf, Zl, Zp). */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** What file systems do not take in a name. */
const refused = /[<>:"|?*]/g;
/** Names that Windows keeps for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file's name as it is kept and shown: without folders, without characters that nobody sees or that a file system
 * refuses, at most 100 characters, its ending kept.
 */
export function cleanFileName(given: string): string {
  const last = given.replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(refused, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?\. ?(\w+)$/, '.$1');
  const ending = endingOf(plain).slice(0, 10);
  const stem = (ending === '' ? plain : plain.slice(0, plain.lastIndexOf('.'))).replace(/^[. ]+|[. ]+$/g, '');
  const tail = ending === '' ? '' : `.${ending}`;
  const short = [...(stem === '' ? nameless : stem)]
    .slice(0, longest - tail.length)
    .join('')
    .trimEnd();
  const name = `${short}${tail}`;
  return devices.test(name) ? `_${name}` : name;
}
