import { homedir, tmpdir } from 'node:os';
import { cwd } from 'node:process';

const START = String.raw`(?<![\w.~%-])`;
const NAME = String.raw`[^\s/\\"'<>:|?*)\],;]+`;

/** Folders whose names differ from machine to machine or name a person: the temporary folder with our folder in it, and homes. */
function rules(): readonly { readonly find: RegExp; readonly instead: string }[] {
  const temporary = [...new Set(['/tmp', '/var/tmp', '/private/tmp', tmpdir()])].map((folder) => RegExp.escape(folder)).join('|');
  const homes = [homedir(), '/root']
    .filter((home) => home.length > 1)
    .map((folder) => RegExp.escape(folder))
    .join('|');
  const here = cwd();
  return [
    // The project before the home it lies in. A folder of one segment may as well be part of an address.
    ...(here.split('/').length > 2 ? [{ find: new RegExp(`${START}${RegExp.escape(here)}(?=/)`, 'g'), instead: '.' }] : []),
    { find: new RegExp(`${START}(?:/private)?/var/folders/${NAME}/${NAME}/T(?:/${NAME})?`, 'g'), instead: '[temporary folder]' },
    { find: new RegExp(`${START}(?:${temporary})/${NAME}`, 'g'), instead: '[temporary folder]' },
    { find: new RegExp(`${START}(?:${homes})(?=[/\\s"'):]|$)`, 'g'), instead: '[home folder]' },
    { find: new RegExp(`${START}/(?:home|Users)/${NAME}`, 'g'), instead: '[home folder]' },
    { find: /\b[A-Za-z]:\\+Users\\+[^\\\s"']+/g, instead: '[home folder]' },
  ];
}

const compiled = rules();

export function withoutPaths(text: string): { readonly text: string; readonly count: number } {
  let [left, count] = [text, 0];
  for (const { find, instead } of compiled)
    left = left.replace(find, () => {
      count++;
      return instead;
    });
  return { text: left, count };
}
