import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandError } from './terminal.ts';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const GROUPS = 4;
const SYLLABLES_A_GROUP = 3;

/** A password that can be read aloud: twelve syllables out of eighty, 75 bits. */
export function makePassword(): string {
  const syllable = () => `${CONSONANTS[randomInt(CONSONANTS.length)]}${VOWELS[randomInt(VOWELS.length)]}`;
  const group = () => Array.from({ length: SYLLABLES_A_GROUP }, syllable).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

const MOST_CHARACTERS = 4096;

/** Asks at the terminal without showing what is typed. */
async function askHidden(question: string): Promise<string> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nothing, terminal: true });
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('SIGINT', () => reject(new CommandError('Interrupted.')));
      lines.once('close', () => reject(new CommandError('No password was given.')));
      lines.question('', resolve);
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

async function firstLineOfInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > MOST_CHARACTERS) break;
  }
  return text.split(/\r?\n/)[0] ?? '';
}

/** A password that exists: asked for at a terminal, else the first line of the standard input. @throws CommandError when there is none */
export async function readPassword(question: string): Promise<string> {
  const password = process.stdin.isTTY ? await askHidden(question) : await firstLineOfInput();
  if (password === '')
    throw new CommandError('No password was given: type it, or send it as the first line of the standard input.');
  return password;
}

/** A new password: asked for twice at a terminal, else the first line of the standard input. @throws CommandError */
export async function readNewPassword(): Promise<string> {
  const password = await readPassword('New password: ');
  if (process.stdin.isTTY && (await askHidden('Again: ')) !== password) {
    throw new CommandError('The two passwords differ; nothing was changed.');
  }
  return password;
}
