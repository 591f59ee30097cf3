import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../src/commands/program.ts';
import { runIamis } from '../../support/run-iamis.ts';

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

function withSubcommands(command: Command, path: string): [string, Command][] {
  return [[path, command], ...command.commands.flatMap((one) => withSubcommands(one, `${path} ${one.name()}`))];
}

describe('the help', () => {
  const all = withSubcommands(buildProgram(), 'iamis');

  it('is there for every command that the program promises', () => {
    expect(all.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        ...['iamis serve', 'iamis migrate', 'iamis account create', 'iamis account disable', 'iamis account reset'],
        ...['iamis checkpoint list', 'iamis watchlist import', 'iamis watchlist status', 'iamis simulate'],
        ...['iamis audit list', 'iamis audit verify', 'iamis secrets'],
      ]),
    );
  });

  it.each(all)('of %s says what it does, and a command shows an example', (path, command) => {
    const help = helpOf(command);
    expect(help).toContain(`Usage: ${path}`);
    expect(command.description().length).toBeGreaterThan(10);
    if (command.commands.length === 0) expect(help).toMatch(/Examples?:\n {2}\S/);
  });

  it('is shown whatever the configuration, with exit code 0', async () => {
    const { code, stdout, stderr } = await runIamis(['audit', 'verify', '--help'], { PORT: 'nonsense' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: iamis audit verify');
  });
});

describe('a wrong usage', () => {
  it.each([
    ['an unknown command', 'simulat', /^unknown command 'simulat'\n\(Did you mean simulate\?\)$/],
    ['an unknown option', 'migrate --fast', /^unknown option '--fast'/],
    ['a missing option', 'account create x', /^required option '--agency <code>' not specified$/],
    ['a role that does not exist', 'account create x --agency y --role king', /^option '--role .*is invalid/],
    ['a number that is none', 'simulate --rate quick', /give a number from 0 to 10000\.$/],
    ['a number that is too large', 'simulate --connections 501', /give a whole number from 1 to 500\.$/],
    ['a time that is none', 'audit list --from yesterday', /give an instant such as/],
    ['an anchor that is none', 'audit verify --anchor 12', /give NUMBER:ROOT/],
    ['a list without a file', 'watchlist import --format un-xml --as editor', /^missing required argument 'file'$/],
    ['no command', '', /Name a command\.$/],
  ])('%s is said in words, with exit code 2', async (_, words, said) => {
    const program = buildProgram().configureOutput({ writeErr: () => {} });
    const usage = program.parseAsync(words.split(' ').filter(Boolean), { from: 'user' });
    await expect(usage).rejects.toMatchObject({
      name: 'CommandError',
      exitCode: 2,
      message: expect.stringMatching(said),
    });
  });

  it('is one line on standard error', async () => {
    expect(await runIamis(['migrate', '--fast'])).toEqual({ code: 2, stdout: '', stderr: "unknown option '--fast'\n" });
  });
});

describe('a command that cannot begin', () => {
  it('names all problems of the configuration at once, without a value', async () => {
    const { code, stderr } = await runIamis(['checkpoint', 'list'], {
      PORT: 'secret-value',
      DATABASE_URL: 'mysql://secret-value',
      IAMIS_SCREENING_KEY: 'secret-value',
    });
    expect(code).toBe(1);
    for (const name of ['PORT', 'DATABASE_URL', 'IAMIS_SCREENING_KEY']) expect(stderr).toContain(`  - ${name}: `);
    expect(stderr).not.toContain('secret-value');
  });

  it('says where no data is, and makes none', async () => {
    const { code, stderr } = await runIamis(['checkpoint', 'list'], { IAMIS_DATA_DIR: '/nonexistent/iamis' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^There is no data in \/nonexistent\/iamis yet\. Start the program once/);
  });

  it('says when nothing answers a simulation', async () => {
    const environment = { IAMIS_BOOTSTRAP_PASSWORD: 'some password' };
    const { code, stderr } = await runIamis(
      ['simulate', '--url', 'http://127.0.0.1:9', '--duration', '1'],
      environment,
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Nothing answers at http://127.0.0.1:9.\n' });
  });
});
