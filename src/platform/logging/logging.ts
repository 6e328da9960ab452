/** Structured logs: one JSON object a line on standard output, without personal data or secrets. */
import type { Params } from 'nestjs-pino';
import { summariseError } from './summarise-error.js';

/** Whatever is logged by mistake under one of these names stays out. */
const REDACTED = ['*.authorization', '*.cookie', '*.password', '*.token', '*.secret'];

/** Options of nestjs-pino for a level. Requests are logged by the HTTP hooks, which know route and id. */
export function loggingOptions(level: string): Params {
  return {
    forRoutes: [],
    pinoHttp: {
      level,
      autoLogging: false,
      redact: { paths: REDACTED, censor: '[hidden]' },
      formatters: { level: (label: string) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      // Ours get the error itself, not what pino made of it.
      wrapSerializers: false,
      serializers: { err: summariseError, error: summariseError },
    },
  };
}
