/** What a dismissed alert could teach, tried on stored texts before anybody switches it on. */
import { Injectable } from '@nestjs/common';
import { AlertEvidenceService } from '../alerts/alert-evidence.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import type { KeptEvidence } from '../alerts/kept-evidence.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import type { Lesson } from './lesson-schema.js';
import { proposeLesson, type Blocker } from './propose-lesson.js';
import { nothingToLearn } from './rescreening.errors.js';
import { RescreenService } from './rescreen.service.js';

/** Texts tried in one request, the newest on which alerts rest; `rescreen --dry-run --rules` tries all. */
const MOST_TEXTS = 300;

/** Frames are named for their language. */
const FRAME = /^([a-z]{2})\.[a-z0-9.-]+$/;

@Injectable()
export class LessonsService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly evidence: AlertEvidenceService,
    private readonly packs: KeptPacksService,
    private readonly rescreen: RescreenService,
  ) {}

  /**
   * @param blocker Words to try; null: only an example is proposed, which changes nothing.
   * @throws Refusal `alert-not-found`, `nothing-to-learn`.
   */
  async propose(alertId: string, blocker: Blocker | null): Promise<Lesson> {
    const { alert } = await this.alerts.get(alertId);
    if (alert.state !== 'dismissed') throw nothingToLearn('Only a dismissed alert teaches what is not to be read.');
    const pieces = (await this.evidence.list(alertId)).filter(({ isCurrent }) => isCurrent);
    const read = pieces.flatMap(readingIn)[0];
    if (read === undefined)
      throw nothingToLearn('No rule read this alert: a person did, or its text has changed since.');
    const { piece, frame, language, sentence } = read;
    const files = proposeLesson({ alertId, language, frame, sentence }, blocker);
    const proposal = {
      alertId,
      frame,
      sentence,
      text: { articleId: piece.articleId, title: piece.title, publisher: piece.publisher },
      files,
    };
    if (blocker === null) return { ...proposal, fault: null, backTest: null };
    if (!stands(blocker.phrase, piece))
      return { ...proposal, fault: `“${blocker.phrase}” does not stand in the text.`, backTest: null };
    const tried = await this.packs.tryWith(files.filter(({ path }) => path.startsWith('lexicons/')));
    if ('faults' in tried) return { ...proposal, fault: tried.faults.join('; '), backTest: null };
    const report = await this.rescreen.readAlerted(MOST_TEXTS, tried.pack);
    const { gone, weakened } = await this.rescreen.nameLost(report.lost);
    const isQuiet = report.lost.some((lost) => lost.alertId === alertId && lost.articleId === piece.articleId);
    const backTest = {
      read: report.read,
      isQuiet,
      gained: [...report.gained],
      gone: [...gone],
      weakened: [...weakened],
    };
    return { ...proposal, fault: null, backTest };
  }
}

/** The first passage that a frame read, of a piece. */
function readingIn(piece: KeptEvidence): { piece: KeptEvidence; frame: string; language: string; sentence: string }[] {
  return piece.passages.flatMap(({ rule, quote, isDenial }) => {
    const language = FRAME.exec(rule)?.[1];
    return language === undefined || isDenial ? [] : [{ piece, frame: rule, language, sentence: quote }];
  });
}

function stands(phrase: string, { title, text }: KeptEvidence): boolean {
  const plain = (words: string): string => words.toLowerCase().replaceAll(/\s+/g, ' ');
  return plain(`${title}\n${text}`).includes(plain(phrase));
}
