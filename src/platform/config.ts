import { readFileSync } from 'node:fs';
import { z } from 'zod';

const SECRET = 16;

const keySetSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      keys: z
        .array(
          z.looseObject({ kid: z.string().min(1), kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: z.string() }),
        )
        .min(1),
    }),
  );

const settingsSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgresql:// address')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgresql:// address')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  IAMIS_DATA_DIR: z.string().min(1).default('.iamis'),
  IAMIS_SITE: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'is not a site code (a-z, 0-9, -)')
    .default('hub'),
  IAMIS_BOOTSTRAP_PASSWORD: z.string().min(8, 'has fewer than 8 characters').max(200).optional(),
  IAMIS_JWT_KEYS: keySetSchema.optional(),
  IAMIS_SCREENING_KEY: z
    .string()
    .regex(/^[0-9a-f]{32,128}$/, 'is not 32 to 128 hexadecimal digits')
    .optional(),
  IAMIS_AUDIT_KEY: z.string().includes('PRIVATE KEY', { message: 'is not a PEM private key' }).optional(),
  IAMIS_TOKEN_SECRET: z.string().min(SECRET, `has fewer than ${SECRET} characters`).optional(),
  IAMIS_SAVED_LIST: z.string().min(1).optional(),
  IAMIS_LIST_RULES: z.string().default(''),
  IAMIS_TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]*$|^loopback$/, 'is not a comma-separated list of addresses or networks')
    .default(''),
  IAMIS_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, 'is not an address like https://iamis.example')
    .optional(),
  IAMIS_SECOND_APPROVAL_OVER: z.coerce.number().int().min(0).max(1_000_000).default(10),
  IAMIS_SMALL_CELL: z.coerce.number().int().min(3).max(10).default(10),
  IAMIS_LATE_HIT_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  IAMIS_BUILD_CONSOLE: z.enum(['yes', 'no']).default('yes'),
  IAMIS_WORKERS: z.coerce.number().int().min(0).max(64).default(0),
  IAMIS_REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).max(10_000_000).default(60_000),
});

export type KeySet = NonNullable<z.infer<typeof settingsSchema>['IAMIS_JWT_KEYS']>;

/** Everything secret that the process needs; given by the operator, or made once by the embedded mode. */
export interface Secrets {
  jwtKeys: KeySet;
  /** Seed of the screening index's hashes: 32 to 128 hexadecimal digits. */
  screeningKey: string;
  /** Ed25519 private key (PKCS #8, PEM) that signs the audit's seals. */
  auditKey: string;
  /** Key of the HMACs over refresh tokens and sign-in counters. */
  tokenSecret: string;
}

export interface Config {
  host: string;
  port: number;
  logLevel: string;
  site: string;
  dataDir: string;
  poolSize: number;
  listRules: string;
  /** The file that keeps the watchlist for the next start; the embedded mode keeps it in its data folder. */
  savedList: string | undefined;
  requestsPerMinute: number;
  /** Is the console built at the start when its sources have changed? An image has it built already. */
  isConsoleBuilt: boolean;
  /** Processes that answer requests; another one looks after them and runs the jobs. 0: one process does everything. */
  workers: number;
  /** An entry that would have stopped more travellers in 30 days needs a second approver. */
  secondApprovalOver: number;
  /** Figures of fewer distinct persons are withheld from ministries. */
  smallCell: number;
  /** How far back a new entry is screened against recorded crossings, in days. */
  lateHitDays: number;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed, comma-separated; empty: none. */
  trustedProxies: string;
  /** Where browsers find the console, e.g. https://iamis.example; absent: whatever host is asked, without TLS. */
  origin: string | undefined;
  bootstrapPassword: string | undefined;
  /** Given: an operator's database. Absent: the embedded server. */
  database: { url: string; ownerUrl: string; secrets: Secrets } | undefined;
  /** Secrets set in the environment; the embedded mode makes the ones that are missing. */
  givenSecrets: Partial<Secrets>;
}

/** Reads `NAME`, or the file that `NAME_FILE` points to: how container engines hand over secrets. */
function withFiles(environment: NodeJS.ProcessEnv, problems: string[]): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const name of Object.keys(settingsSchema.shape)) {
    const value = environment[name];
    const file = environment[`${name}_FILE`];
    if (value !== undefined && value !== '') settings[name] = value;
    else if (file) {
      try {
        settings[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE: the file cannot be read`);
      }
    }
  }
  return settings;
}

/** The configuration is wrong: every problem at once, none with a value in it. */
export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Parses the environment into one Config.
 * @throws ConfigError naming every problem at once; values are never shown.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const parsed = settingsSchema.safeParse(withFiles(environment, problems));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${String(issue.path[0] ?? '?')}: ${issue.message}`);
    throw new ConfigError(problems);
  }
  const settings = parsed.data;
  const givenSecrets: Partial<Secrets> = {
    ...(settings.IAMIS_JWT_KEYS && { jwtKeys: settings.IAMIS_JWT_KEYS }),
    ...(settings.IAMIS_SCREENING_KEY && { screeningKey: settings.IAMIS_SCREENING_KEY }),
    ...(settings.IAMIS_AUDIT_KEY && { auditKey: settings.IAMIS_AUDIT_KEY }),
    ...(settings.IAMIS_TOKEN_SECRET && { tokenSecret: settings.IAMIS_TOKEN_SECRET }),
  };
  let database: Config['database'];
  if (settings.DATABASE_URL || settings.DATABASE_OWNER_URL) {
    for (const name of [
      'DATABASE_URL',
      'DATABASE_OWNER_URL',
      'IAMIS_JWT_KEYS',
      'IAMIS_SCREENING_KEY',
      'IAMIS_AUDIT_KEY',
      'IAMIS_TOKEN_SECRET',
    ] as const) {
      if (!settings[name]) problems.push(`${name}: must be set when an operator's database is used`);
    }
    database = {
      url: settings.DATABASE_URL ?? '',
      ownerUrl: settings.DATABASE_OWNER_URL ?? '',
      secrets: givenSecrets as Secrets,
    };
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    host: settings.HOST,
    port: settings.PORT,
    // Trying out happens at a terminal, where a line for each request would hide the accounts.
    logLevel: settings.LOG_LEVEL ?? (database ? 'info' : 'warn'),
    site: settings.IAMIS_SITE,
    dataDir: settings.IAMIS_DATA_DIR,
    poolSize: settings.DATABASE_POOL,
    listRules: settings.IAMIS_LIST_RULES,
    savedList: settings.IAMIS_SAVED_LIST,
    requestsPerMinute: settings.IAMIS_REQUESTS_PER_MINUTE,
    isConsoleBuilt: settings.IAMIS_BUILD_CONSOLE === 'yes',
    workers: settings.IAMIS_WORKERS,
    secondApprovalOver: settings.IAMIS_SECOND_APPROVAL_OVER,
    smallCell: settings.IAMIS_SMALL_CELL,
    lateHitDays: settings.IAMIS_LATE_HIT_DAYS,
    trustedProxies: settings.IAMIS_TRUSTED_PROXIES,
    origin: settings.IAMIS_ORIGIN,
    bootstrapPassword: settings.IAMIS_BOOTSTRAP_PASSWORD,
    database,
    givenSecrets,
  };
}
