/** An act on one alert over HTTP: the version that If-Match names, one transaction, the new ETag. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { alertEtag, versionFromIfMatch } from './alert-etag.js';
import type { AlertSnapshot } from './alert-schema.js';
import { AlertsService, type ActContext } from './alerts.service.js';

/** Who asks, and about which alert as read when. */
export interface ActRequest {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly actor: Actor;
  readonly reply: FastifyReply;
}

@Injectable()
export class AlertActsService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly database: Database,
  ) {}

  /** @throws Refusal alert-not-found, if-match-missing, alert-stale (412), and what `work` refuses. */
  async act(
    { id, ifMatch, actor, reply }: ActRequest,
    work: (context: ActContext, tx: Tx) => Promise<AlertSnapshot>,
  ): Promise<AlertSnapshot> {
    const { version } = await this.alerts.getVersions(id);
    const ifVersion = versionFromIfMatch(ifMatch, id, version);
    const alert = await this.database.transaction((tx) => work({ actor, ifVersion }, tx));
    const { storyVersion } = await this.alerts.getVersions(id);
    void reply.header('etag', alertEtag(id, alert.version, storyVersion));
    return alert;
  }
}
