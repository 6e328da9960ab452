/** How publishers mark a text that they take back. Words of notices, language by language; not of reports. */

/** A notice stands in the title or in the first lines, where it is a line or sentence of its own. */
const HEAD_LENGTH = 400;

/** At the beginning of a title: agencies' kill notices and newspapers' labels. */
const TITLE_NOTICES: readonly RegExp[] = [
  /^\W*(retraction|retracted|withdrawn|kill(ed)? notice|story (removed|withdrawn|retracted)|mandatory kill)\b/iu,
  /^\W*(rétractation|article retiré|dépêche annulée|annulation)(?![\p{L}])/iu,
  /^\W*(retractación|artículo retirado|noticia retirada|anulación)(?![\p{L}])/iu,
  /^\W*(zurückgezogen|widerruf)(?![\p{L}])/iu,
  /^\W*(опровержение редакции|материал (отозван|удал[её]н|снят)|отозвано|аннулировано)(?![\p{L}])/iu,
  /^\W*(سحب الخبر|تم سحب (هذا )?(الخبر|المقال)|حذف الخبر)/u,
  /^\W*(撤稿|撤回|本文已撤回|本稿已撤销)/u,
  /^\W*(기사 ?철회|기사 ?삭제|전문 ?취소)/u,
];

/** In the first lines of the text: what it says of itself. */
const TEXT_NOTICES: readonly RegExp[] = [
  /\b(this|the) (article|story|report|item|dispatch|piece) (has been|was|is being|is) (retracted|withdrawn|removed|taken down|killed)\b/iu,
  /\b(has|have) (retracted|withdrawn) (this|an earlier version of this) (article|story|report)\b/iu,
  /\bplease (disregard|ignore|kill) (this|the) (article|story|report|item|dispatch)\b/iu,
  /(cet article|cette dépêche) (a été|est) (retirée?|annulée?|rétractée?)/iu,
  /(este artículo|esta noticia|esta información) (ha sido|fue) (retirad[oa]|anulad[oa])/iu,
  /(dieser|der) (artikel|bericht|beitrag) wurde (zurückgezogen|gelöscht)/iu,
  /(эта|данная) (статья|новость|публикация) (отозвана|удалена|снята|аннулирована)/iu,
  /(تم|جرى) سحب (هذا|هذه) (الخبر|المقال|التقرير|المادة)/u,
  /(本文|本稿|该报道|此报道)(已|已经)(撤回|撤销|删除)/u,
  /(이|해당) 기사(는|가) (철회|삭제)(되었|됐)/u,
];

/**
 * Whether a later text of an article says that its publisher takes it back. A first text is never taken so: an article
 * that begins that way reports on another one.
 */
export function isRetracted(revision: {
  readonly number: number;
  readonly title: string;
  readonly text: string;
}): boolean {
  if (revision.number === 1) return false;
  const head = revision.text.slice(0, HEAD_LENGTH);
  return (
    TITLE_NOTICES.some((notice) => notice.test(revision.title) || notice.test(head)) ||
    TEXT_NOTICES.some((notice) => notice.test(head))
  );
}
