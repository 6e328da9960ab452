import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBounceReport } from './read-bounce-report.js';

const OURS = '<0b5e1c1e-1111-4222-8333-444455556666@embargo.example.org>';

/** As RFC 3464 shows one, folded headers and all. */
function notification(fields: { status?: string; action?: string; id?: string; encoding?: string } = {}): string {
  const { status = '5.1.1', action = 'failed', id = OURS, encoding } = fields;
  const report = [
    'Reporting-MTA: dns; mail.example.net',
    '',
    'Final-Recipient: rfc822; gone@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1',
    ' <gone@example.org>: no such user',
    '',
  ].join('\r\n');
  return [
    'From: MAILER-DAEMON@mail.example.net',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="b-1"',
    'MIME-Version: 1.0',
    '',
    'For people.',
    '--b-1',
    '',
    `It failed. Message-ID: <forged@elsewhere>`,
    '--b-1',
    'Content-Type: message/delivery-status',
    ...(encoding === undefined ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
    '',
    encoding === 'base64' ? Buffer.from(report).toString('base64') : report,
    '--b-1',
    'Content-Type: message/rfc822',
    '',
    'Subject: New',
    'Message-ID:',
    ` ${id}`,
    '',
    'Message-ID: <in-the-body@example.org>',
    '--b-1--',
    '',
  ].join('\r\n');
}

const complaint = (type: string): string =>
  notification()
    .replace('message/delivery-status', 'message/feedback-report')
    .replace('Reporting-MTA: dns; mail.example.net', `Feedback-Type: ${type}\r\nUser-Agent: Loop/1.0`);

describe('a report of a mail system', () => {
  it('says what bounced for good, by the id of the mail and in its own words', () => {
    expect(readBounceReport(notification())).toEqual({
      kind: 'bounced',
      messageIds: [OURS],
      words: '5.1.1 smtp; 550 5.1.1 <gone@example.org>: no such user',
    });
    expect(readBounceReport(notification({ encoding: 'base64' }))?.kind).toBe('bounced');
    expect(readBounceReport(notification().replaceAll('\r\n', '\n'))?.kind).toBe('bounced');
  });

  it('tells what was given up from what is late', () => {
    expect(readBounceReport(notification({ status: '4.4.7' }))?.kind).toBe('given-up');
    expect(readBounceReport(notification({ action: 'delayed', status: '4.4.7' }))).toBeNull();
    expect(readBounceReport(notification({ action: 'delivered', status: '2.0.0' }))).toBeNull();
  });

  it('may be a complaint', () => {
    expect(readBounceReport(complaint('abuse'))).toMatchObject({ kind: 'complaint', messageIds: [OURS] });
    expect(readBounceReport(complaint('not-spam'))).toBeNull();
  });

  it('is none without a mail of ours, without its parts, or where it is an ordinary mail', () => {
    expect(readBounceReport(notification({ id: '' }))).toBeNull();
    expect(readBounceReport(notification().replace('multipart/report', 'multipart/mixed'))).toBeNull();
    expect(readBounceReport('Subject: hello\r\n\r\n550 5.1.1 gone')).toBeNull();
    expect(readBounceReport('')).toBeNull();
  });

  it('takes whatever it is given, and soon', () => {
    const pieces = notification().split(/(?<=\r\n)/);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...pieces),
            fc.string(),
            fc.constantFrom('--b-1\r\n', '--b-1--', '\0', '\r\n', ':', ' '),
          ),
        ),
        (lines) => {
          const found = readBounceReport(lines.join(''));
          expect(found === null || (found.messageIds.length > 0 && !/[\r\n]/.test(found.words))).toBe(true);
        },
      ),
    );
    const flood = notification().replace(
      '--b-1--',
      '--b-1\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <x@y>\r\n'.repeat(20_000),
    );
    expect(readBounceReport(flood)?.messageIds.length).toBeLessThanOrEqual(10);
    expect(readBounceReport(`Content-Type: multipart/report; boundary=x\n\n${'--x\n'.repeat(200_000)}`)).toBeNull();
    expect(readBounceReport(`Content-Type: ${'a; '.repeat(300_000)}`)).toBeNull();
  });
});
