import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { openCheckpointReader } from '../../src/checkpoints/checkpoint-reader.ts';
import type { Actor } from '../../src/core/actor.ts';
import { addDays, localDate } from '../../src/core/dates.ts';
import { IamisError } from '../../src/core/errors.ts';
import { idAt, newId } from '../../src/core/ids.ts';
import { recordAgencyNotice } from '../../src/crossings/agency-notice.ts';
import { registerAgencyNoticeRoutes } from '../../src/crossings/agency-notice-routes.ts';
import { registerCrossingRoutes } from '../../src/crossings/crossing-routes.ts';
import { registerDecisionRoutes } from '../../src/crossings/decision-routes.ts';
import { registerInspectionRoutes } from '../../src/crossings/inspection-routes.ts';
import { openRecentInspections } from '../../src/crossings/recent-inspections.ts';
import { registerReferralRoutes } from '../../src/crossings/referral-routes.ts';
import { type MrzFields, writeMrz } from '../../src/documents/write-mrz.ts';
import { openHttp } from '../../src/platform/http/server.ts';
import { openLog } from '../../src/platform/log.ts';
import { deliverOutbox } from '../../src/platform/outbox.ts';
import { openPlatform, type Platform } from '../../src/platform/platform.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import { createScreeningIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { openFindStay } from '../../src/stays/find-stay.ts';
import { foldStays } from '../../src/stays/fold-stays.ts';
import { registerStayRoutes } from '../../src/stays/stay-routes.ts';
import { openStayRules } from '../../src/stays/stay-rule-reader.ts';
import { registerVisitorRoutes } from '../../src/stays/visitor-routes.ts';
import { openFalseMatchMemory } from '../../src/vigilance/false-match-memory.ts';
import { registerFalseMatchRoutes } from '../../src/vigilance/false-match-routes.ts';
import type { Screener } from '../../src/watchlist/screener.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface DeskAnswer {
  status: number;
  // A test asserts on whatever came back.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  text: string;
}

export interface Desk {
  platform: Platform;
  database: TestDatabase;
  /** Lists one entry, or takes every entry off; null unloads the list. */
  list(...entries: ListedEntry[]): void;
  unload(): void;
  setListAge(ms: number): void;
  setClock(at: Date): void;
  now(): Date;
  call(
    actor: Actor,
    method: 'GET' | 'PUT' | 'POST',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<DeskAnswer>;
  /** What the outbox's loop does every half second. */
  deliver(): Promise<number>;
  /** What the loop of the stays does every second. */
  countStays(): Promise<void>;
}

/** The rooms of the lane behind the real door, on a real database, with a list that the test makes. */
export async function openDesk(): Promise<Desk> {
  const database = await createTestDatabase();
  let shiftMs = 0;
  const clock = () => new Date(Date.now() + shiftMs);
  const platform = openPlatform({
    site: 'hub',
    databaseUrl: database.app,
    poolSize: 8,
    secrets: makeSecrets(),
    log: openLog('silent'),
    clock,
  });
  const actors = new Map<string, Actor>();
  const { app } = await openHttp(platform, {
    findActor: async (request) => {
      const actor = actors.get(String(request.headers.authorization));
      if (!actor) throw new IamisError('not-signed-in');
      return actor;
    },
    requestsPerMinute: 1_000_000,
    isAnswerChecked: true,
  });
  let index: ScreeningIndex | undefined = createScreeningIndex({ key: platform.secrets.screeningKey });
  let openSeq = 0;
  let listAgeMs = 0;
  const loaded = () => {
    if (!index) throw new IamisError('screening-unavailable');
    return index;
  };
  const screener: Screener = {
    screen: (question) => loaded().screen(question),
    state: () => ({
      policy: loaded().policy,
      listVersion: openSeq,
      listAgeMs,
      feed: 'live',
      entryCount: loaded().openEntryCount,
    }),
  };
  const checkpoints = openCheckpointReader(platform);
  const memory = openFalseMatchMemory(platform);
  const recent = openRecentInspections();
  const rules = openStayRules(platform);
  registerInspectionRoutes(app, platform, {
    ...{ screener, checkpoints, findSilenced: memory.findSilenced, recent },
    findStay: openFindStay(platform, rules),
  });
  registerAgencyNoticeRoutes(app, platform);
  registerDecisionRoutes(app, platform, { checkpoints, recent });
  registerReferralRoutes(app, platform, { checkpoints, rememberFalseMatches: memory.rememberFalseMatches });
  registerCrossingRoutes(app, platform, { screener, findSilenced: memory.findSilenced });
  registerFalseMatchRoutes(app, platform);
  registerStayRoutes(app, platform, { rules, smallCell: 10 });
  registerVisitorRoutes(app, platform, { smallCell: 10 });
  await app.ready();
  afterAll(async () => {
    await app.close();
    await platform.close();
    await database.drop();
  });

  return {
    platform,
    database,
    now: clock,
    list(...entries) {
      index = createScreeningIndex({ key: platform.secrets.screeningKey });
      index.apply(entries.map((entry) => ({ kind: 'put', entry })));
      if (entries.some((entry) => entry.action !== 'report-discreetly')) openSeq += 1;
    },
    unload() {
      index = undefined;
    },
    setListAge(ms) {
      listAgeMs = ms;
    },
    setClock(at) {
      shiftMs = at.getTime() - Date.now();
    },
    async call(actor, method, url, body, headers = {}) {
      actors.set(actor.accountId, actor);
      const response = await app.inject({
        method,
        url,
        headers: { authorization: actor.accountId, ...headers },
        ...(body && { payload: body }),
      });
      return { status: response.statusCode, body: response.body === '' ? null : response.json(), text: response.body };
    },
    async countStays() {
      const { rows: before } = await sql<{ now: Date }>`select statement_timestamp() as now`.execute(platform.db);
      // A test of another file may write at the moment of a step: what is told is then as of a moment later.
      for (let isIn = false; !isIn; ) {
        await database.otherTestsAreOver();
        while (await foldStays({ platform, rules }));
        const { rows } = await sql<{ isIn: boolean }>`
          select coalesce(as_of >= ${before[0]?.now}, false) as "isIn" from stay_fold where name = 'stays'`.execute(
          platform.db,
        );
        isIn = rows[0]?.isIn ?? false;
      }
    },
    deliver: () =>
      deliverOutbox(platform.db, { 'discreet-hit': recordAgencyNotice, 'stop-admitted': recordAgencyNotice }),
  };
}

/** Somebody at Manas, or elsewhere. */
export function officerAt(...checkpoints: string[]): Actor {
  return actorOf(['officer'], checkpoints.length > 0 ? checkpoints : ['manas']);
}

export function actorOf(roles: Actor['roles'], checkpoints: readonly string[] = [], agency = 'border-service'): Actor {
  const accountId = newId();
  return { accountId, username: `test-${accountId.slice(-8)}`, agency, roles, checkpoints };
}

let numbers = 1_000_000;

/** An invented traveller of Kazakhstan with a passport of her own, valid for years. */
export function inventPassport(changes: Partial<MrzFields> = {}): MrzFields {
  numbers += 1;
  return {
    documentCode: 'P',
    issuingState: 'KAZ',
    documentNumber: `N${numbers}`,
    surname: 'PROBNAYA',
    givenNames: 'AIGERIM',
    nationality: 'KAZ',
    birthDate: '1991-11-23',
    sex: 'F',
    expiryDate: addDays(localDate(new Date()), 2000),
    ...changes,
  };
}

export function scanOf(passport: MrzFields, changes: object = {}): object {
  return { checkpoint: 'manas', direction: 'entry', mrz: writeMrz('TD3', passport), ...changes };
}

export function idBefore(desk: Desk, ms: number): string {
  return idAt(desk.now().getTime() - ms);
}
