import { type Logger, pino } from 'pino';

export type { Logger };

/** Logs carry ids, codes and routes, never names or document numbers. ERROR means: wake someone. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Only these parts of an error: a database's `detail` would quote the row.
    serializers: {
      err: (error: Error & { code?: string; constraint?: string }) => ({
        type: error.name,
        code: error.code,
        constraint: error.constraint,
        message: isDatabaseMessage(error) ? undefined : error.message,
        stack: error.stack?.split('\n').slice(1, 8).join('\n'),
        cause: error.cause instanceof Error ? ((error.cause as { code?: string }).code ?? error.cause.name) : undefined,
      }),
    },
  });
}

/** PostgreSQL's messages may quote values ("invalid input syntax for type uuid: ..."). */
function isDatabaseMessage(error: Error & { code?: string }): boolean {
  return error.name === 'error' || error.constructor.name === 'DatabaseError';
}
