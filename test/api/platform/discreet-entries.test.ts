import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { isPermitted } from '../../../src/core/roles.ts';
import { type Answer, type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventEntry } from '../../support/watchlist.ts';

const WATCHED = inventPassport({
  ...{ surname: 'TAINOVA', givenNames: 'TEST', birthDate: '1980-01-02' },
  documentNumber: 'N9990001',
});
const WANTED = inventPassport({ documentNumber: 'N9990002' });
const DISCREET = inventEntry({
  ...{ category: 'discreet-check', action: 'report-discreetly' },
  names: [{ text: 'Tainova Test', kind: 'primary' }],
  birthDates: ['1980-01-02'],
  documents: [{ state: 'KAZ', number: 'N9990001' }],
});
const LOOKUP = { purpose: 'control', caseNumber: '2026-1' };
const LOOKUP_HEADERS = { 'iamis-purpose': 'control', 'iamis-case': '2026-1' };

async function list(api: TestApi, editor: Client, approver: Client, body: object): Promise<void> {
  const { id } = (await editor.post('/v1/watchlist/entries', body)).body;
  expect(await approver.post(`/v1/watchlist/entries/${id}/approval`)).toMatchObject({ status: 200 });
  await api.iamis.watchlist.look();
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const DURATION = /"(tookMs|listAgeMs|ageMs|measured)":-?[\d.]+/g;
const TOKEN = /"(accessToken|refreshToken)":"[^"]+"/g;
const AGE = /\d+ s old/g;
/** As a form prints an instant. */
const PRINTED = /\d\d\.\d\d\.\d{4},? \d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d/g;

/** A form's own number: the day and the end of an id. */
const REFERENCE = /[A-Z]+-\d{8}-[0-9A-F]{8}/g;

/** What a form says, where the tools that read one are installed; everywhere how many pages it has. */
function wordsOf(pdf: Buffer): string {
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
  return `${pages} pages ${(stdout ?? '').replaceAll(/\s+/g, ' ').replace(PRINTED, 'AT').replace(REFERENCE, 'NUMBER')}`;
}

/** Everything told, as text without times; ids are numbered by their first appearance, so that one more of them shows. */
class Transcript {
  readonly #ids = new Map<string, string>();
  readonly lines: string[] = [];
  readonly asked = new Set<string>();

  add(route: string, { status, text, headers }: Answer): void {
    this.asked.add(route);
    const numbered = text.replace(ID, (id) => {
      const known = this.#ids.get(id) ?? `id ${this.#ids.size + 1}`;
      this.#ids.set(id, known);
      return known;
    });
    const timeless = numbered
      .replace(INSTANT, 'AT')
      .replace(DURATION, '"$1":0')
      .replace(TOKEN, '"$1":""')
      .replace(AGE, 'AGE');
    this.lines.push(`${route} ${status} ${headers.etag ?? ''} ${timeless}`);
  }
}

/** Prometheus: how often, never how long; of the process's own figures nothing, they never repeat. */
function countsOf(metrics: string): string {
  const isCount = (line: string) =>
    line.startsWith('iamis_') && !/_(sum|bucket)\{|_(sum|bucket) |_age_seconds/.test(line);
  return metrics.split('\n').filter(isCount).join('\n');
}

/** Waits until the loop of the stays has followed every crossing. */
async function staysAreCounted({ database }: TestApi): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await database.asOwner(`
          select (select count(*) from crossing) = (select coalesce(sum(revision), 0) from stay_crossing) and as_of is not null as counted
          from stay_fold`);
        return rows[0].counted;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toBe(true);
}

async function everythingAtTheLane(isListed: boolean): Promise<{ told: string[]; asked: Set<string>; api: TestApi }> {
  const api = await startTestApp();
  const [officer, supervisor] = [await api.signInAs(['officer']), await api.signInAs(['supervisor'])];
  const [editor, approver] = [await api.signInAs(['editor']), await api.signInAs(['approver'])];
  await list(api, editor, approver, inventEntry({ documents: [{ state: 'KAZ', number: 'N9990002' }] }));
  if (isListed) await list(api, editor, approver, DISCREET);

  const transcript = new Transcript();
  const ask = async (route: string, answer: Promise<Answer>) => {
    transcript.add(route, await answer);
    return (await answer).body;
  };
  const [id, url] = [newId(), '/v1/inspections'];
  await ask('PUT /v1/inspections/:id', officer.put(`${url}/${id}`, scanOf(WATCHED)));
  await ask('PUT /v1/inspections/:id', officer.put(`${url}/${id}`, scanOf(WATCHED)));
  await ask('PUT /v1/inspections/:id', supervisor.put(`${url}/${id}`, scanOf(WATCHED)));
  await ask('GET /v1/inspections/:id', officer.get(`${url}/${id}`));
  await staysAreCounted(api);
  await ask('GET /v1/inspections/:id/context', officer.get(`${url}/${id}/context`));
  const { signal } = await ask(
    'PUT /v1/inspections/:id/decision',
    officer.put(`${url}/${id}/decision`, { outcome: 'admit' }),
  );
  expect(signal).toBeUndefined();
  await ask('PUT /v1/inspections/:id/decision', officer.put(`${url}/${id}/decision`, { outcome: 'refer' }));
  const exit = await ask('POST /v1/inspections', officer.post(url, scanOf(WATCHED, { direction: 'exit' })));
  const referred = await ask(
    'PUT /v1/inspections/:id/decision',
    officer.put(`${url}/${exit.id}/decision`, { outcome: 'refer' }),
  );
  await ask('GET /v1/referrals', supervisor.get('/v1/referrals?status=open'));
  const referral = `/v1/referrals/${referred.referral.id}`;
  await ask('GET /v1/referrals/queue', supervisor.get('/v1/referrals/queue'));
  await ask('GET /v1/referrals/stream', supervisor.get('/v1/referrals/stream'));
  await ask('POST /v1/referrals/:id/claim', supervisor.post(`${referral}/claim`));
  await ask('GET /v1/referrals/:id', supervisor.get(referral));
  await ask('POST /v1/referrals/:id/release', supervisor.post(`${referral}/release`));
  await ask('POST /v1/referrals/:id/claim', supervisor.post(`${referral}/claim`));
  await ask('PUT /v1/referrals/:id/outcome', supervisor.put(`${referral}/outcome`, { outcome: 'admitted' }));
  await ask('GET /v1/inspections/:id', supervisor.get(`${url}/${exit.id}`, LOOKUP_HEADERS));
  await staysAreCounted(api);
  await ask('GET /v1/inspections/:id/context', supervisor.get(`${url}/${exit.id}/context`, LOOKUP_HEADERS));
  const corrections = [{ direction: 'exit' }, { kind: 'returned' }];
  for (const correction of corrections) {
    await ask('POST /v1/crossings/:id/correction', officer.post(`/v1/crossings/${id}/correction`, correction));
  }
  await staysAreCounted(api);
  const soughtStays = { issuingState: 'KAZ', documentNumber: 'N9990001', lookup: LOOKUP };
  await ask('POST /v1/stays/search', supervisor.post('/v1/stays/search', soughtStays));
  await ask('GET /v1/stay-rules', officer.get('/v1/stay-rules'));
  const checks = {
    ...{ reader: { isPassed: true }, printer: { isPassed: true } },
    clock: { laneAt: api.clock.now().toISOString() },
  };
  const shift = await ask('POST /v1/shifts', supervisor.post('/v1/shifts', { checkpoint: 'manas', checks }));
  const bus = { checkpoint: 'manas', direction: 'entry', kind: 'bus', declaredCount: 1 };
  const { id: groupId } = await ask('POST /v1/groups', officer.post('/v1/groups', bus));
  const [group, watched] = [`/v1/groups/${groupId}`, newId()];
  await ask('PUT /v1/inspections/:id', officer.put(`${url}/${watched}`, scanOf(WATCHED)));
  const member = '/v1/groups/:id/inspections/:inspectionId';
  await ask(`PUT ${member}`, officer.put(`${group}/inspections/${watched}`));
  await ask(`PUT ${member}/face`, officer.put(`${group}/inspections/${watched}/face`));
  await ask('GET /v1/groups/:id', officer.get(group));
  for (const path of ['', '/stream']) {
    await ask(`GET /v1/board${path}`, supervisor.get(`/v1/board${path}?checkpoint=manas`));
  }
  await ask('POST /v1/groups/:id/closing', officer.post(`${group}/closing`));
  await ask('GET /v1/groups', officer.get('/v1/groups?checkpoint=manas'));
  const handover = `/v1/shifts/${shift.id}/handover`;
  await ask('PUT /v1/shifts/:id/handover', supervisor.put(handover, {}));
  await ask('GET /v1/shifts/:id/handover', supervisor.get(handover));
  await ask('GET /v1/shifts', supervisor.get('/v1/shifts'));
  await ask('GET /v1/shifts/current', officer.get('/v1/shifts/current?checkpoint=manas'));
  await ask('POST /v1/shifts/:id/take-over', officer.post(`/v1/shifts/${shift.id}/take-over`));
  const refused = newId();
  await ask('PUT /v1/inspections/:id', officer.put(`${url}/${refused}`, scanOf(WATCHED)));
  const refusal = { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };
  await ask('PUT /v1/inspections/:id/decision', officer.put(`${url}/${refused}/decision`, refusal));
  const printed = await api.iamis.app.inject({
    method: 'POST',
    url: `${url}/${refused}/refusal-form`,
    headers: { authorization: `Bearer ${officer.token}` },
  });
  const paper = wordsOf(printed.rawPayload);
  expect([printed.statusCode, paper.slice(0, 7)]).toEqual([200, '3 pages']);
  expect(paper).not.toMatch(/discreet|security-agency|hit/i);
  transcript.add('POST /v1/inspections/:id/refusal-form', {
    ...{ status: printed.statusCode, body: null, text: paper, headers: {} },
  });
  await ask('GET /v1/forms', supervisor.get('/v1/forms'));
  // The same person's paper has another time on it: that there is none for these is told in the same bytes.
  const forms = [
    ['inspections/:id/refusal-form', `${url}/${watched}/refusal-form`],
    ['referrals/:id/reference-slip', `${referral}/reference-slip`],
    ['shifts/:id/handover-form', `/v1/shifts/${newId()}/handover-form`],
  ] as const;
  for (const [route, path] of forms) await ask(`POST /v1/${route}`, supervisor.post(path));
  const wanted = newId();
  await ask('PUT /v1/inspections/:id', officer.put(`${url}/${wanted}`, scanOf(WANTED)));
  await ask('PUT /v1/inspections/:id/decision', officer.put(`${url}/${wanted}/decision`, { outcome: 'admit' }));
  const matches = '/v1/watchlist/false-matches';
  await ask('GET /v1/watchlist/false-matches', supervisor.get(matches));
  for (const act of ['revocation', 'carry']) {
    await ask(`POST /v1/watchlist/false-matches/:id/${act}`, supervisor.post(`${matches}/${newId()}/${act}`, {}));
  }
  for (const sought of [{ name: 'Tainova' }, { documentNumber: 'N9990001' }, {}]) {
    await ask('POST /v1/crossings/search', supervisor.post('/v1/crossings/search', { ...sought, lookup: LOOKUP }));
  }
  for (const accept of ['application/json', 'text/csv']) {
    const by = 'checkpoint,direction,nationality,sex,age,mode,purpose';
    await ask(
      'GET /v1/flows',
      supervisor.get(`/v1/flows?from=2000-01-01&to=2090-01-01&period=year&by=${by}`, { accept }),
    );
  }
  const today = localDate(new Date());
  const days = `from=${addDays(today, -2)}&to=${addDays(today, 2)}`;
  await ask('GET /v1/flows/refusals', supervisor.get(`/v1/flows/refusals?${days}`));
  await ask('GET /v1/flows/year-before', supervisor.get(`/v1/flows/year-before?${days}&by=nationality`));
  await ask('GET /v1/flows/persons', supervisor.get(`/v1/flows/persons?${days}&by=nationality`));
  for (const who of [officer, supervisor]) await ask('GET /v1/me', who.get('/v1/me'));
  await ask('GET /v1/agencies', officer.get('/v1/agencies'));
  await ask('GET /v1/checkpoints', officer.get('/v1/checkpoints'));
  await ask('GET /v1/checkpoints/:code', officer.get('/v1/checkpoints/manas'));
  await ask('POST /v1/lendings', supervisor.post('/v1/lendings', {}));
  await ask('POST /v1/auth/token', api.nobody.post('/v1/auth/token', { username: 'x', password: 'y' }));
  await ask('POST /v1/auth/refresh', api.nobody.post('/v1/auth/refresh', { refreshToken: 'x' }));
  await ask('POST /v1/auth/revoke', api.nobody.post('/v1/auth/revoke', { refreshToken: 'x' }));
  const session = '/v1/auth/session';
  await ask(`POST ${session}`, api.nobody.post(session, { username: 'x', password: 'y' }));
  await ask(`GET ${session}`, officer.get(session));
  await ask(`DELETE ${session}`, officer.delete(session));
  await ask('GET /v1/lane-state', officer.get('/v1/lane-state'));
  await ask('GET /*', api.nobody.get('/lane'));
  for (const path of ['/livez', '/readyz', '/problems', '/openapi.json'])
    await ask(`GET ${path}`, api.nobody.get(path));
  const metrics = await api.nobody.get('/metrics');
  transcript.add('GET /metrics', { ...metrics, text: countsOf(metrics.text) });
  return { told: transcript.lines, asked: transcript.asked, api };
}

it('with and without a discreet entry every route of the lanes and of their supervisors answers the same bytes', async () => {
  const without = await everythingAtTheLane(false);
  const withEntry = await everythingAtTheLane(true);
  expect(withEntry.told).toEqual(without.told);

  const { rows } = await withEntry.api.database.asOwner('select count(*)::int as n from discreet_hit');
  expect(rows).toEqual([{ n: 5 }]);
  const open = without.api.iamis.routes
    .filter(({ permission, url }) => isPermitted(['officer', 'supervisor'], permission) && !url.startsWith('/docs'))
    .map(({ method, url }) => `${method} ${url}`);
  expect([...without.asked].sort()).toEqual([...new Set(open)].sort());
});
