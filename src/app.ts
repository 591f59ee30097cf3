import { findAccountId, listUsernames } from './accounts/account-names-reader.ts';
import { openAccounts } from './accounts/account-reader.ts';
import { registerAccountsRoutes } from './accounts/accounts-routes.ts';
import { registerAuditRoutes } from './audit/audit-routes.ts';
import { openCheckpointReader } from './checkpoints/checkpoint-reader.ts';
import { registerCheckpointRoutes } from './checkpoints/checkpoint-routes.ts';
import { registerAgencyNoticeRoutes } from './crossings/agency-notice-routes.ts';
import { registerCrossingRoutes } from './crossings/crossing-routes.ts';
import { registerDecisionRoutes } from './crossings/decision-routes.ts';
import { registerInspectionRoutes } from './crossings/inspection-routes.ts';
import { listInspectionTraces } from './crossings/inspection-traces-reader.ts';
import { registerLaneStateRoutes } from './crossings/lane-state-routes.ts';
import { openReferralQueue } from './crossings/open-referral-queue.ts';
import { planLookUps } from './crossings/plan-look-ups.ts';
import { openRecentInspections } from './crossings/recent-inspections.ts';
import { registerReferralQueueRoutes } from './crossings/referral-queue-routes.ts';
import { registerReferralRoutes } from './crossings/referral-routes.ts';
import { registerFormRoutes } from './forms/form-routes.ts';
import { type JobOptions, type Jobs, startJobs } from './jobs.ts';
import type { App } from './platform/http/app-type.ts';
import type { DeclaredRoute } from './platform/http/authorization.ts';
import { registerConsole } from './platform/http/console.ts';
import { openEventStreams } from './platform/http/event-streams.ts';
import { registerHealthRoutes } from './platform/http/health-routes.ts';
import { openHttp } from './platform/http/server.ts';
import { type Loop, startLoop } from './platform/loop.ts';
import { watchPartitions } from './platform/maintenance.ts';
import type { Platform } from './platform/platform.ts';
import { registerBoardRoutes } from './shifts/board-routes.ts';
import { registerGroupRoutes } from './shifts/group-routes.ts';
import { openBoards } from './shifts/open-boards.ts';
import { registerShiftRoutes } from './shifts/shift-routes.ts';
import { registerFlowDetailRoutes } from './statistics/flow-detail-routes.ts';
import { FlowMonths } from './statistics/flow-months.ts';
import { registerFlowRoutes } from './statistics/flow-routes.ts';
import { startKeepingMonths } from './statistics/keep-months.ts';
import { registerYearBeforeRoutes } from './statistics/year-before-routes.ts';
import { registerBalanceRoutes } from './stays/balance-routes.ts';
import { openFindStay } from './stays/find-stay.ts';
import { SMALL_CELL } from './stays/small-cell.ts';
import { registerStayRoutes } from './stays/stay-routes.ts';
import { openStayRules } from './stays/stay-rule-reader.ts';
import { registerStayRuleRoutes } from './stays/stay-rule-routes.ts';
import { registerVisitorRoutes } from './stays/visitor-routes.ts';
import { openApprovalAssessor, SECOND_APPROVAL_OVER } from './vigilance/assess-approval.ts';
import { openFalseMatchMemory } from './vigilance/false-match-memory.ts';
import { registerFalseMatchRoutes } from './vigilance/false-match-routes.ts';
import { registerLateHitRoutes } from './vigilance/late-hit-routes.ts';
import { registerQualityRoutes } from './vigilance/quality-routes.ts';
import { openSimulator } from './vigilance/simulate-entry.ts';
import { registerSimulationRoutes } from './vigilance/simulation-routes.ts';
import { registerEntryRoutes } from './watchlist/entry-routes.ts';
import { listEntryTraces } from './watchlist/entry-traces-reader.ts';
import { registerImportRoutes } from './watchlist/import-routes.ts';
import { openWatchlistFollower, type WatchlistFollower } from './watchlist/watchlist-follower.ts';

export interface IamisOptions extends JobOptions {
  /** False where another process of this installation runs them. */
  areJobsRun?: boolean;
  requestsPerMinute: number;
  trustedProxies?: string;
  /** Where browsers find the console; with https its cookie is Secure. */
  origin?: string | undefined;
  /** Category and action of imported lists, as JSON; empty: the defaults. */
  listRules: string;
  isAnswerChecked?: boolean;
  /** How long a stream of events lasts before its page comes again, and how often the sign-in behind it is looked at. */
  streams?: { longestMs?: number; heartbeatMs?: number };
  /** The file that keeps the watchlist for the next start. */
  savedList?: string | undefined;
  /** An entry that would have stopped more travellers in 30 days needs a second approver. */
  secondApprovalOver?: number;
  /** Figures of fewer distinct persons are withheld from ministries. */
  smallCell?: number;
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
  const accounts = openAccounts(platform, { origin: options.origin });
  const checkpoints = openCheckpointReader(platform);
  const areJobsRun = options.areJobsRun ?? true;
  const watchlist = openWatchlistFollower(platform, { savedList: options.savedList, isListSaved: areJobsRun });
  const openSideList = () => watchlist.openSideList();
  const memory = openFalseMatchMemory(platform);
  const simulator = openSimulator(platform, openSideList);
  const stayRules = openStayRules(platform);
  const months = new FlowMonths();
  const smallCell = options.smallCell ?? SMALL_CELL;

  const { app, routes } = await openHttp(platform, {
    findActor: accounts.findActor,
    requestsPerMinute: options.requestsPerMinute,
    trustedProxies: options.trustedProxies ?? '',
    isAnswerChecked: options.isAnswerChecked ?? false,
  });
  const streams = openEventStreams(app, {
    findStillSignedIn: accounts.findStillSignedIn,
    ...options.streams,
  });
  registerHealthRoutes(app, platform, () => [watchlistCheck(watchlist)]);
  registerAccountsRoutes(app, platform, {
    accounts,
    hasCheckpoint: async (code) => (await checkpoints.find(code)) !== undefined,
  });
  registerCheckpointRoutes(app, platform, { checkpoints });
  const recent = openRecentInspections();
  registerInspectionRoutes(app, platform, {
    ...{ screener: watchlist, checkpoints, findSilenced: memory.findSilenced, recent },
    findStay: openFindStay(platform, stayRules),
  });
  registerLaneStateRoutes(app, platform, { screener: watchlist });
  registerDecisionRoutes(app, platform, { checkpoints, recent });
  registerReferralRoutes(app, platform, { checkpoints, rememberFalseMatches: memory.rememberFalseMatches });
  const queue = openReferralQueue(platform);
  registerReferralQueueRoutes(app, platform, { queue, streams });
  registerCrossingRoutes(app, platform, { screener: watchlist, findSilenced: memory.findSilenced });
  registerAgencyNoticeRoutes(app, platform);
  registerShiftRoutes(app, platform, { checkpoints, listAgeMs: () => listState(watchlist)?.ageMs ?? null });
  const boards = openBoards({ ...platform, checkpoints });
  registerBoardRoutes(app, platform, { boards, streams, listState: () => listState(watchlist) });
  registerGroupRoutes(app, platform, { checkpoints });
  registerFormRoutes(app, { platform, checkpoints });
  registerStayRuleRoutes(app, platform, { rules: stayRules });
  registerStayRoutes(app, platform, { rules: stayRules, smallCell });
  registerVisitorRoutes(app, platform, { smallCell });
  registerBalanceRoutes(app, platform);
  const { secondApprovalOver = SECOND_APPROVAL_OVER } = options;
  registerEntryRoutes(app, platform, {
    assessApproval: openApprovalAssessor(platform, simulator, secondApprovalOver),
  });
  registerSimulationRoutes(app, { platform, simulator, secondApprovalOver });
  registerImportRoutes(app, platform, { listRules: options.listRules });
  registerFalseMatchRoutes(app, platform);
  registerLateHitRoutes(app, platform);
  registerQualityRoutes(app, platform);
  registerFlowRoutes(app, platform, { checkpoints, months, smallCell });
  registerFlowDetailRoutes(app, platform, { checkpoints, months, smallCell });
  registerYearBeforeRoutes(app, platform, { checkpoints, months, smallCell });
  registerAuditRoutes(app, platform, {
    ...{ listUsernames, findAccountId },
    listTraces: async (tx, number) => [
      ...(await listInspectionTraces(tx, number)),
      ...(await listEntryTraces(tx, number)),
    ],
  });
  await registerConsole(app);

  let jobs: Jobs | undefined;
  let partitions: Loop | undefined;
  let flowMonths: Loop | undefined;
  return {
    app,
    routes,
    watchlist,
    async start() {
      await app.ready();
      await watchlist.start();
      await planLookUps(platform);
      // In each process: the metrics are its own.
      flowMonths = startKeepingMonths(platform, months);
      partitions = startLoop('partitions', 60_000, platform.log, () => watchPartitions(platform));
      if (areJobsRun) jobs = await startJobs(platform, { openSideList, stayRules, checkpoints }, options);
    },
    async close() {
      await app.close();
      await Promise.all([queue.stop(), boards.stop()]);
      await jobs?.stop();
      await partitions?.stop();
      await flowMonths?.stop();
      await watchlist.stop();
      await platform.close();
    },
  };
}

/** null while no list is loaded. */
function listState(watchlist: WatchlistFollower): { ageMs: number; feed: 'live' | 'lost' } | null {
  if (!watchlist.isLoaded()) return null;
  const { listAgeMs: ageMs, feed } = watchlist.state();
  return { ageMs, feed };
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
