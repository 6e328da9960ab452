import { describe, expect, it } from '@jest/globals';
import { BadRequestException, HttpException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { Refusal } from '../errors/refusal.js';
import { describeError, type FailedRequest } from './describe-error.js';

const REQUEST: FailedRequest = { id: 'r1', method: 'GET', path: '/api/v1/alerts/7', allowed: ['GET'] };

describe('what a caller is told', () => {
  it('of a refusal: all of it', () => {
    const refusal = new Refusal('invalid', 'invalid-request', 'A field is not valid.', [{ field: 'a', message: 'no' }]);
    expect(describeError(refusal, REQUEST)).toEqual({
      problem: {
        type: '/problems/invalid-request',
        title: 'The request is not valid',
        status: 400,
        detail: 'A field is not valid.',
        code: 'invalid-request',
        instance: 'r1',
        errors: [{ field: 'a', message: 'no' }],
      },
      headers: {},
      isFault: false,
    });
  });

  it('of one that asks for credentials or patience: in headers too', () => {
    expect(describeError(new Refusal('unauthenticated', 'x', 'x'), REQUEST).headers).toEqual({
      'www-authenticate': 'Bearer realm="embargo-monitor"',
    });
    expect(describeError(new Refusal('too-many', 'x', 'x', [], 7), REQUEST).headers).toEqual({ 'retry-after': '7' });
  });

  it.each([
    new Error('secret of the house'),
    new InternalServerErrorException('secret of the house'),
    Object.assign(new Error('secret of the house'), { statusCode: 503 }),
    'secret of the house',
    null,
    undefined,
  ])('of a bug: nothing (%p)', (error) => {
    const described = describeError(error, REQUEST);
    expect(described).toMatchObject({ problem: { status: 500, code: 'internal-error' }, isFault: true });
    expect(JSON.stringify(described)).not.toContain('secret');
  });

  it.each([
    [400, 'malformed-request'],
    [408, 'request-timeout'],
    [413, 'body-too-large'],
    [414, 'address-too-long'],
    [415, 'media-type-unsupported'],
    [431, 'malformed-request'],
  ])('of status %i before any handler: %s, in our own words', (status, code) => {
    for (const error of [
      new HttpException('secret', status),
      Object.assign(new Error('secret'), { statusCode: status }),
    ]) {
      const described = describeError(error, REQUEST);
      expect(described).toMatchObject({ problem: { status, code }, isFault: false });
      expect(JSON.stringify(described)).not.toContain('secret');
    }
    expect(describeError(new BadRequestException('secret'), REQUEST).problem.detail).not.toContain('secret');
  });

  it('of a path that is not served, or not with this method', () => {
    expect(describeError(new NotFoundException(), { ...REQUEST, allowed: [] }).problem).toMatchObject({
      status: 404,
      code: 'route-not-found',
    });
    expect(
      describeError(new NotFoundException(), { ...REQUEST, method: 'PUT', allowed: ['GET', 'HEAD'] }),
    ).toMatchObject({
      problem: { status: 405, code: 'method-not-allowed' },
      headers: { allow: 'GET, HEAD' },
    });
    expect(describeError(new NotFoundException(), REQUEST).problem.status).toBe(404);
  });
});
