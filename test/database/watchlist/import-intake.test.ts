import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { openImportIntake } from '../../../src/watchlist/import-intake.ts';
import { readImportRules } from '../../../src/watchlist/import-rules.ts';
import { openImport, orderImport } from '../../../src/watchlist/stage-import.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { bytesOf, lineOf, listOf } from '../../support/imports.ts';
import { inventActor, openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
const editor = inventActor(['editor']);
const rules = readImportRules('');

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
});

afterAll(async () => {
  await platform.close();
  await database.drop();
});

const refusal = (code: string) => expect.objectContaining({ code });
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

async function open(sourceList: string) {
  const order = orderImport('iamis-ndjson', sourceList);
  await inTransaction(platform.reports, (tx) => openImport(tx, platform, editor, order));
  return order;
}

const stateOf = async (id: string) =>
  (
    await database.asOwner(
      'select status, error_code, record_count, read_byte_count from watchlist_import where id = $1',
      [id],
    )
  ).rows[0];

/** A file whose second half comes when it is told to. */
function slowFile() {
  const gate = Promise.withResolvers<void>();
  async function* file() {
    yield Buffer.from(listOf('slow', 1_000).join(''));
    await gate.promise;
    yield Buffer.from(lineOf('last'));
  }
  return { file: file(), goOn: gate.resolve };
}

describe('uploads of one process', () => {
  it('are answered while a long file is still being read, which shows its progress and goes on', async () => {
    const intake = openImportIntake(platform, rules);
    const place = intake.enter();
    const order = await open('long');
    const { file, goOn } = slowFile();
    await place.fill(editor, order, { file }, 1);
    place.leave();
    const firstPart = { record_count: 1_000, read_byte_count: listOf('slow', 1_000).join('').length };
    await soon(async () => expect(await stateOf(order.id)).toMatchObject({ status: 'staging', ...firstPart }));
    goOn();
    const whole = { record_count: 1_001, read_byte_count: firstPart.read_byte_count + lineOf('last').length };
    await soon(async () => expect(await stateOf(order.id)).toMatchObject({ status: 'staged', ...whole }));
    await intake.stop();
  });

  it('are two at a time; the place of one that is still being read stays taken', async () => {
    const intake = openImportIntake(platform, rules);
    const [first, second] = [intake.enter(), intake.enter()];
    expect(() => intake.enter()).toThrow(refusal('overloaded'));
    const { file, goOn } = slowFile();
    const order = await open('place');
    await first.fill(editor, order, { file }, 1);
    first.leave();
    await Promise.resolve();
    expect(() => intake.enter()).toThrow(refusal('overloaded'));
    goOn();
    await soon(async () => {
      intake.enter();
    });
    second.leave();
    await intake.stop();
  });

  it('that fail in time say so to their client', async () => {
    const intake = openImportIntake(platform, rules);
    const place = intake.enter();
    const order = await open('unreadable');
    await expect(place.fill(editor, order, { file: bytesOf('not a list') }, 30_000)).rejects.toThrow(
      refusal('import-unreadable'),
    );
    place.leave();
    expect(await stateOf(order.id)).toMatchObject({ status: 'failed', error_code: 'import-unreadable' });
    await intake.stop();
  });

  it('are interrupted when the process stops, and are failed then, not half read', async () => {
    const intake = openImportIntake(platform, rules);
    const order = await open('interrupted');
    const { file, goOn } = slowFile();
    await intake.enter().fill(editor, order, { file }, 1);
    const stopped = intake.stop();
    goOn();
    await stopped;
    expect(await stateOf(order.id)).toMatchObject({ status: 'failed', error_code: 'interrupted' });
    expect(() => intake.enter()).toThrow(refusal('overloaded'));
    const rows = await database.asOwner('select from watchlist_import_row where import_id = $1', [order.id]);
    expect(rows.rowCount).toBe(0);
  });
});
