import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let auditor: Client;
let administrator: Client;

interface Entry {
  id: string;
  at: string;
  action: string;
  actorId: string;
  object: { kind: string; id: string };
  details: Record<string, unknown>;
}

const POSTS = ['post-a', 'post-b', 'post-c', 'post-d', 'post-e'];

beforeAll(async () => {
  api = await startTestApp();
  auditor = await api.signInAs(['auditor']);
  administrator = await api.signInAs(['administrator']);
  for (const code of POSTS) {
    const body = { code, names: { ky: code, ru: code, en: code }, mode: 'road', neighbour: 'KAZ', status: 'planned' };
    expect((await administrator.post('/v1/checkpoints', body)).status).toBe(201);
  }
});

const read = async (query: string): Promise<{ entries: Entry[]; nextCursor: string | null }> => {
  const answer = await auditor.get(`/v1/audit?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

describe('reading the audit', () => {
  test('shows who did what, newest first', async () => {
    const { entries } = await read('action=add-checkpoint');
    expect(entries.map((entry) => entry.object.id)).toEqual(POSTS.toReversed());
    expect(entries[0]).toMatchObject({
      actorId: administrator.accountId,
      actorRoles: ['administrator'],
      object: { kind: 'checkpoint' },
      checkpoint: 'post-e',
      details: { status: 'planned' },
    });
  });

  test('page by page, each entry once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await read(`action=add-checkpoint&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map((entry) => entry.object.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(POSTS.toReversed());
  });

  test('by actor, by thing and by time', async () => {
    const all = await read(`actor=${administrator.accountId}&action=add-checkpoint`);
    expect(all.entries).toHaveLength(5);
    expect((await read(`actor=${auditor.accountId}&action=add-checkpoint`)).entries).toEqual([]);
    // Nobody knows ids by heart: a user name says the same.
    const { usernames } = (await auditor.get(`/v1/audit?actor=${administrator.accountId}`)).body;
    const named = await read(`actor=${usernames[administrator.accountId]}&action=add-checkpoint`);
    expect(named.entries.map(({ id }) => id)).toEqual(all.entries.map(({ id }) => id));
    expect((await read('object=post-c')).entries.map((entry) => entry.object.id)).toEqual(['post-c']);

    const middle = all.entries[2]?.at ?? '';
    const from = await read(`action=add-checkpoint&from=${middle}`);
    const before = await read(`action=add-checkpoint&to=${middle}`);
    expect(from.entries.every((entry) => entry.at >= middle)).toBe(true);
    expect(before.entries.every((entry) => entry.at < middle)).toBe(true);
    expect(from.entries.length + before.entries.length).toBe(5);
    expect(from.entries.map((entry) => entry.object.id)).toContain('post-c');
  });

  test('is itself in the audit, with what was asked', async () => {
    await read('action=add-checkpoint&object=post-a');
    const { entries } = await read('action=read-audit&limit=1');
    expect(entries[0]).toMatchObject({
      actorId: auditor.accountId,
      details: { action: 'add-checkpoint', object: 'post-a', entryCount: 1 },
    });
  });

  test('is for auditors only', async () => {
    for (const role of ['officer', 'supervisor', 'editor', 'approver', 'analyst', 'administrator'] as const) {
      const other = await api.signInAs([role]);
      expect((await other.get('/v1/audit')).status, role).toBe(403);
    }
    expect((await api.nobody.get('/v1/audit')).status).toBe(401);
  });

  test.each([
    'cursor=nonsense',
    'limit=0',
    'limit=201',
    'from=yesterday',
    'actor=somebody',
    'colour=green',
    'action=nonsense',
  ])('refuses %s', async (query) => {
    expect((await auditor.get(`/v1/audit?${query}`)).status).toBe(400);
  });
});
