import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPush, MAX_PUSH_BYTES } from './check-push.js';
import { askAfterDenial, leaseUntil, renewAt, retryAt } from './plan-hub-requests.js';
import { readSignature, SIGNATURE_METHODS, type SignatureMethod } from './read-signature.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const methods = Object.keys(SIGNATURE_METHODS) as SignatureMethod[];

describe('signatures of hubs', () => {
  it('are read in all four methods, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.uint8Array({ maxLength: 99 }),
        fc.string(),
        (method, body, secret) => {
          const hex = createHmac(method, secret).update(body).digest('hex');
          expect(readSignature(`${method}=${hex}`)).toEqual({
            method,
            digest: Uint8Array.from(Buffer.from(hex, 'hex')),
          });
          expect(readSignature(`${method.toUpperCase()}=${hex.toUpperCase()}`)?.method).toBe(method);
          expect(readSignature(`${method}=${hex.slice(2)}`)).toBeNull();
          expect(readSignature(`md5=${hex}`)).toBeNull();
        },
      ),
    );
    for (const none of [undefined, '', 'sha256', 'sha256=', 'sha1=zz', '='.repeat(9_999)]) {
      expect(readSignature(none)).toBeNull();
    }
  });

  it('hold the body as it came, in pieces or whole', async () => {
    const body = Buffer.from('<rss>Größe</rss>');
    const signature = readSignature(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`);
    async function* pieces(): AsyncIterable<Uint8Array> {
      for (const byte of body) yield Uint8Array.of(byte);
    }
    expect(await checkPush(pieces(), signature, 'secret')).toBe('genuine');
    expect(await checkPush(body, signature, 'secret')).toBe('genuine');
    expect(await checkPush(body, signature, 'another')).toBe('not-genuine');
    expect(await checkPush(body.subarray(1), signature, 'secret')).toBe('not-genuine');
    expect(await checkPush(undefined, signature, 'secret')).toBe('not-genuine');
    expect(await checkPush(body, null, 'secret')).toBe('not-genuine');
  });

  it('are not looked for without end', async () => {
    let given = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        given += 100_000;
        yield Buffer.alloc(100_000);
      }
    }
    expect(await checkPush(endless(), null, 'secret')).toBe('too-large');
    expect(given).toBeLessThanOrEqual(MAX_PUSH_BYTES + 100_000);
  });
});

describe('the plan of requests to a hub', () => {
  it('renews well before the lease ends, whatever the hub gives', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1 })),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (seconds, random) => {
          const until = leaseUntil(NOW, seconds);
          const lease = until.getTime() - NOW.getTime();
          expect(lease).toBeGreaterThanOrEqual(10 * MINUTE);
          expect(lease).toBeLessThanOrEqual(90 * DAY);
          const renew = renewAt(NOW, until, random).getTime() - NOW.getTime();
          expect(renew / lease).toBeGreaterThan(0.7);
          expect(renew / lease).toBeLessThanOrEqual(0.8);
        },
      ),
    );
    expect(leaseUntil(NOW, 86_400)).toEqual(new Date(NOW.getTime() + DAY));
    expect(leaseUntil(NOW, null)).toEqual(new Date(NOW.getTime() + 10 * DAY));
  });

  it('asks again ever more rarely, but in time to save a lease', () => {
    const delay = (tries: number, lease: Date | null): number => retryAt(NOW, tries, lease).getTime() - NOW.getTime();
    expect([1, 2, 3, 4].map((tries) => delay(tries, null) / HOUR)).toEqual([1, 2, 4, 8]);
    expect(delay(500, null)).toBe(7 * DAY);
    expect(delay(5, new Date(NOW.getTime() + 4 * HOUR))).toBe(2 * HOUR);
    expect(delay(5, new Date(NOW.getTime() + MINUTE))).toBe(15 * MINUTE);
    expect(delay(2, new Date(NOW.getTime() - MINUTE))).toBe(2 * HOUR);
    expect(askAfterDenial(NOW)).toEqual(new Date(NOW.getTime() + 7 * DAY));
  });
});
