import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Logger } from 'pino';
import { pinoHttp, type Options } from 'pino-http';
import { loggingOptions } from './logging.js';

/** The log lines that `work` leaves. */
function linesOf(work: (logger: Logger) => void): Record<string, unknown>[] {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  work(pinoHttp(loggingOptions('debug').pinoHttp as Options, stream).logger);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a log line', () => {
  it('names its level and its instant', () => {
    expect(linesOf((logger) => logger.info('ready'))).toEqual([
      expect.objectContaining({ level: 'info', msg: 'ready', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) }),
    ]);
  });

  it('holds no statement parameters, passwords, tokens or secrets', () => {
    const error = Object.assign(new Error('failed'), { parameters: ['jane@example.org'] });
    const [first, second] = linesOf((logger) => {
      logger.error({ error, err: error }, 'A request failed');
      logger.info({ user: { password: 'p', token: 't', secret: 's', authorization: 'a', cookie: 'c' } });
    });
    expect(first).toMatchObject({ error: { message: 'failed' }, err: { message: 'failed' } });
    expect(JSON.stringify(first)).not.toContain('jane');
    expect(new Set(Object.values(second?.['user'] as object))).toEqual(new Set(['[hidden]']));
  });
});
