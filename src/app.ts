import { openAccounts } from './accounts/account-reader.ts';
import { registerAccountsRoutes } from './accounts/accounts-routes.ts';
import { registerAuditRoutes } from './audit/audit-routes.ts';
import { sealAudit } from './audit/seal-entries.ts';
import { openCheckpointReader } from './checkpoints/checkpoint-reader.ts';
import { registerCheckpointRoutes } from './checkpoints/checkpoint-routes.ts';
import { recordAgencyNotice } from './crossings/agency-notice.ts';
import { registerAgencyNoticeRoutes } from './crossings/agency-notice-routes.ts';
import { registerCrossingRoutes } from './crossings/crossing-routes.ts';
import { registerDecisionRoutes } from './crossings/decision-routes.ts';
import { registerInspectionRoutes } from './crossings/inspection-routes.ts';
import { registerReferralRoutes } from './crossings/referral-routes.ts';
import type { App } from './platform/http/app-type.ts';
import type { DeclaredRoute } from './platform/http/authorization.ts';
import { registerHealthRoutes } from './platform/http/health-routes.ts';
import { openHttp } from './platform/http/server.ts';
import { type Loop, startLoop } from './platform/loop.ts';
import { keepHouse, watchPartitions } from './platform/maintenance.ts';
import { deliverOutbox } from './platform/outbox.ts';
import type { Platform } from './platform/platform.ts';
import { registerFlowRoutes } from './statistics/flow-routes.ts';
import { registerBalanceRoutes } from './stays/balance-routes.ts';
import { openFindStay } from './stays/find-stay.ts';
import { startFolding } from './stays/fold-stays.ts';
import { registerStayRoutes } from './stays/stay-routes.ts';
import { openStayRules } from './stays/stay-rule-reader.ts';
import { registerStayRuleRoutes } from './stays/stay-rule-routes.ts';
import { watchBalance } from './stays/watch-balance.ts';
import { openApprovalAssessor, SECOND_APPROVAL_OVER } from './vigilance/assess-approval.ts';
import { openFalseMatchMemory } from './vigilance/false-match-memory.ts';
import { registerFalseMatchRoutes } from './vigilance/false-match-routes.ts';
import { LATE_HIT_DAYS, openLateHitJob } from './vigilance/late-hit-job.ts';
import { registerLateHitRoutes } from './vigilance/late-hit-routes.ts';
import { registerQualityRoutes } from './vigilance/quality-routes.ts';
import { openSimulator } from './vigilance/simulate-entry.ts';
import { registerSimulationRoutes } from './vigilance/simulation-routes.ts';
import { registerEntryRoutes } from './watchlist/entry-routes.ts';
import { startExpiry } from './watchlist/expire-entries.ts';
import { failAbandonedImports } from './watchlist/fail-abandoned-imports.ts';
import { registerImportRoutes } from './watchlist/import-routes.ts';
import { openWatchlistFollower, type WatchlistFollower } from './watchlist/watchlist-follower.ts';

export interface IamisOptions {
  /** The owner's address, for the hourly maintenance; nothing else uses it while serving. */
  ownerUrl: string;
  requestsPerMinute: number;
  trustedProxies?: string;
  /** Category and action of imported lists, as JSON; empty: the defaults. */
  listRules: string;
  isAnswerChecked?: boolean;
  /** An entry that would have stopped more travellers in 30 days needs a second approver. */
  secondApprovalOver?: number;
  /** How far back a new entry is screened against recorded crossings, in days. */
  lateHitDays?: number;
  /** The file that keeps the watchlist for the next start. */
  savedList?: string | undefined;
}

export interface Iamis {
  app: App;
  routes: readonly DeclaredRoute[];
  watchlist: WatchlistFollower;
  /** Loads the watchlist and starts what runs beside requests. */
  start(): Promise<void>;
  /** Answers what is under way, commits what was accepted, then lets go of the database. */
  close(): Promise<void>;
}

/** The composition root: opens each room and gives it what it asks of the others. Touches no database before `start`. */
export async function openIamis(platform: Platform, options: IamisOptions): Promise<Iamis> {
  const accounts = openAccounts(platform);
  const checkpoints = openCheckpointReader(platform);
  const watchlist = openWatchlistFollower(platform, { savedList: options.savedList });
  const openSideList = () => watchlist.openSideList();
  const memory = openFalseMatchMemory(platform);
  const simulator = openSimulator(platform, openSideList);
  const stayRules = openStayRules(platform);
  const lateHits = openLateHitJob(platform, {
    findSilenced: memory.findSilenced,
    openSideList,
    days: options.lateHitDays ?? LATE_HIT_DAYS,
  });

  const { app, routes } = await openHttp(platform, {
    findActor: accounts.findActor,
    requestsPerMinute: options.requestsPerMinute,
    trustedProxies: options.trustedProxies ?? '',
    isAnswerChecked: options.isAnswerChecked ?? false,
  });
  registerHealthRoutes(app, platform, () => [watchlistCheck(watchlist)]);
  registerAccountsRoutes(app, platform, {
    accounts,
    hasCheckpoint: async (code) => (await checkpoints.find(code)) !== undefined,
  });
  registerCheckpointRoutes(app, platform, { checkpoints });
  registerInspectionRoutes(app, platform, {
    screener: watchlist,
    checkpoints,
    findSilenced: memory.findSilenced,
    findStay: openFindStay(platform, stayRules),
  });
  registerDecisionRoutes(app, platform, { checkpoints });
  registerReferralRoutes(app, platform, { checkpoints, rememberFalseMatches: memory.rememberFalseMatches });
  registerCrossingRoutes(app, platform, { screener: watchlist, findSilenced: memory.findSilenced });
  registerAgencyNoticeRoutes(app, platform);
  registerStayRuleRoutes(app, platform, { rules: stayRules });
  registerStayRoutes(app, platform, { rules: stayRules });
  registerBalanceRoutes(app, platform);
  registerEntryRoutes(app, platform, {
    assessApproval: openApprovalAssessor(platform, simulator, options.secondApprovalOver ?? SECOND_APPROVAL_OVER),
  });
  registerSimulationRoutes(app, { platform, simulator });
  registerImportRoutes(app, platform, { listRules: options.listRules });
  registerFalseMatchRoutes(app, platform);
  registerLateHitRoutes(app, platform);
  registerQualityRoutes(app, platform);
  registerFlowRoutes(app, platform, { checkpoints });
  registerAuditRoutes(app, platform);

  const loops: Loop[] = [];
  return {
    app,
    routes,
    watchlist,
    async start() {
      await app.ready();
      await failAbandonedImports(platform);
      await watchlist.start();
      lateHits.start();
      const { log, db } = platform;
      loops.push(
        startLoop('outbox', 500, log, async () => {
          await deliverOutbox(db, { 'discreet-hit': recordAgencyNotice, 'stop-admitted': recordAgencyNotice });
        }),
        startLoop('audit-seal', 5_000, log, async () => {
          await sealAudit(db, { site: platform.site, privateKeyPem: platform.secrets.auditKey, clock: platform.clock });
        }),
        startExpiry(platform),
        startFolding({ platform, rules: stayRules }),
        startLoop('balance', 3_600_000, log, async () => {
          await watchBalance({ platform, checkpoints });
        }),
        startLoop('partitions', 60_000, log, () => watchPartitions(platform)),
        // Hourly, not daily: a process that is restarted every night would never come to a daily turn.
        startLoop('maintenance', 3_600_000, log, () => keepHouse(options.ownerUrl)),
      );
    },
    async close() {
      await app.close();
      await lateHits.stop();
      await Promise.all(loops.map((loop) => loop.stop()));
      await watchlist.stop();
      await platform.close();
    },
  };
}

function watchlistCheck(watchlist: WatchlistFollower) {
  if (!watchlist.isLoaded()) return { name: 'watchlist', isReady: false, detail: 'not loaded' };
  const { feed, listAgeMs, entryCount } = watchlist.state();
  return {
    name: 'watchlist',
    isReady: true,
    detail: `${entryCount} entries, ${Math.round(listAgeMs / 1000)} s old, feed ${feed}`,
  };
}
