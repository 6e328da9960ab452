/** Structured logs: one JSON object a line on standard output, without personal data or secrets. */
import type { Params } from 'nestjs-pino';

const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  '*.secret',
];

/** Options of nestjs-pino for a level; requests are logged at `debug` (`warn` from status 500). */
export function loggingOptions(level: string): Params {
  return {
    pinoHttp: {
      level,
      redact: { paths: REDACTED, censor: '[hidden]' },
      formatters: { level: (label: string) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'warn' : 'debug'),
    },
  };
}
