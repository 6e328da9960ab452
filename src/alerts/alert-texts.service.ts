/** Lists of alerts as the API sends them. */
import { Injectable } from '@nestjs/common';
import type { AlertSnapshot } from './alert-schema.js';
import { AlertTextsRepository, type AlertText } from './alert-texts.repository.js';
import type { AlertFilter, AlertSort } from './build-alert-filter.js';
import type { ChangeHead } from './changes.repository.js';
import { requirePageStart, type PageStart } from './choose-alerts-page.js';

@Injectable()
export class AlertTextsService {
  constructor(private readonly texts: AlertTextsRepository) {}

  /**
   * A page of alerts, each as JSON, and the head of the change feed at the same instant.
   *
   * @param fields Only these of each; all of them where none are named.
   * @throws Refusal `cursor-invalid`.
   */
  async list(
    filter: AlertFilter,
    sort: AlertSort,
    after: PageStart | null,
    limit: number,
    fields?: readonly (keyof AlertSnapshot)[],
  ): Promise<{ readonly rows: AlertText[]; readonly head: ChangeHead }> {
    requirePageStart(sort, after);
    return this.texts.list(filter, sort, after, limit, fields);
  }
}
