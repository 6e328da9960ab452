/** Lists of alerts as files: streamed from a snapshot, on record, a few at a time. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { alertExportQuery } from '../alerts/alert-query-schema.js';
import { alertSchema, type AlertSnapshot } from '../alerts/alert-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { pickFields } from '../platform/http/pick-fields.js';
import type { Actor } from '../platform/http/needs.js';
import { exportsBusy } from './publishing.errors.js';
import { writeCsvLine } from './write-csv.js';

/** Each holds a connection to the database and a snapshot for as long as its reader takes. */
const MAX_AT_ONCE = 3;

/** Of one person: somebody who reads slowly leaves a place to the others. */
const MAX_EACH = 2;

/** Characters that wait for a reader; with one batch of alerts it is all that is held for it. */
const MAX_WAITING = 64 * 1024;

/** A file under way. */
export interface AlertExport {
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: Readable;
}

type ExportQuery = z.output<typeof alertExportQuery>;
type Field = keyof AlertSnapshot;

@Injectable()
export class AlertExportService {
  /** Who has one under way, once for each. */
  private readonly underWay: string[] = [];

  constructor(
    private readonly alerts: AlertsService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Puts the export on record and begins it. @throws Refusal `exports-busy` (503) */
  async make(query: ExportQuery, actor: Actor): Promise<AlertExport> {
    const person = actor.userId ?? actor.id;
    const mine = this.underWay.filter((one) => one === person).length;
    if (this.underWay.length >= MAX_AT_ONCE || mine >= MAX_EACH) throw exportsBusy(this.underWay.length);
    this.underWay.push(person);
    const end = (): void => void this.underWay.splice(this.underWay.indexOf(person), 1);
    try {
      await this.putOnRecord(query, actor);
    } catch (error) {
      end();
      throw error;
    }
    const stream = Readable.from(this.write(query), { objectMode: false, highWaterMark: MAX_WAITING });
    stream.once('close', end);
    const day = this.clock.now().toISOString().slice(0, 10);
    return {
      headers: {
        'content-type':
          query.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="alerts-${day}.${query.format}"`,
      },
      stream,
    };
  }

  private async *write({ format, bom, fields, sort, ...filter }: ExportQuery): AsyncGenerator<string> {
    const columns = (Object.keys(alertSchema.shape) as Field[]).filter((name) => fields?.includes(name) ?? true);
    if (format === 'csv') yield `${bom ? '\ufeff' : ''}${writeCsvLine(columns)}`;
    const writeLine =
      format === 'csv' ? (alert: AlertSnapshot) => writeCsvAlert(alert, columns) : writeJsonLine(columns);
    for await (const alerts of this.alerts.streamSnapshots(filter, sort)) yield alerts.map(writeLine).join('');
  }

  /** The words of a search are text of the person; everything else is a value from a list. */
  private async putOnRecord({ q, ...query }: ExportQuery, actor: Actor): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.record(
        {
          actor: actor.id,
          act: 'alerts.export',
          subjectType: 'alerts',
          subjectId: 'list',
          after: query,
          text: q ?? null,
        },
        tx,
      ),
    );
  }
}

function writeJsonLine(columns: readonly Field[]): (alert: AlertSnapshot) => string {
  return (alert) => `${JSON.stringify(pickFields(alert, columns))}\n`;
}

function writeCsvAlert(alert: AlertSnapshot, columns: readonly Field[]): string {
  const cited = alert.provisions.map(({ resolution, paragraph }) => [resolution, paragraph].filter(Boolean).join(' '));
  return writeCsvLine(columns.map((name) => (name === 'provisions' ? cited : alert[name])));
}
