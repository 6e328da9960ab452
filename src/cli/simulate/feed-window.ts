/** What a simulated feed shows at each instant, and what comes and goes in it without being seen. */
import type { Item, SimulatedFeed } from './make-feed.js';

/** An item in the window. */
export interface Shown {
  readonly item: Item;
  readonly isBackDated: boolean;
  /** How often its text has changed. */
  edits: number;
  isSeen: boolean;
}

const BACK_DATED_MS = 10 * 60_000;

/** Moves through the life of one feed, for one policy. */
export class FeedWindow {
  /** Newest first by arrival or by date, as the feed selects. */
  readonly shown: Shown[] = [];
  /** Raised whenever the document changes. */
  version = 0;
  /** Items that came and went unseen since the last look. */
  lostSinceLook = 0;
  /** Of these, such as were put in beneath others. */
  beneathSinceLook = 0;
  /** Items that came after the first look. */
  offered = 0;
  private nextItem = 0;
  private nextEdit = 0;
  private readonly pinned: Shown[] = [];
  private hasLooked = false;

  constructor(private readonly feed: SimulatedFeed) {}

  /** Lets everything happen that happens until `at`. */
  advance(at: number): void {
    const { items, edits, end } = this.feed;
    for (;;) {
      const item = items[this.nextItem];
      const edit = edits[this.nextEdit];
      if (item !== undefined && item.at <= at && (edit === undefined || item.at <= edit.at)) this.publish(item);
      else if (edit !== undefined && edit.at <= at) this.edit(edit.id);
      else break;
    }
    if (end?.kind === 'emptied' && end.at <= at && this.shown.length > 0) {
      this.lostSinceLook += this.shown.filter(({ isSeen }) => !isSeen).length;
      this.shown.length = 0;
      this.version += 1;
    }
  }

  /** A poll sees what is shown. @returns What it had not seen before, newest first. */
  look(at: number): Shown[] {
    this.advance(at);
    const fresh: Shown[] = [];
    for (const each of this.shown) {
      if (each.isSeen) continue;
      each.isSeen = true;
      fresh.push(each);
    }
    this.hasLooked = true;
    this.lostSinceLook = 0;
    this.beneathSinceLook = 0;
    return fresh;
  }

  /** Items that stay whatever comes. */
  get pins(): readonly Shown[] {
    return this.pinned;
  }

  private publish(item: Item): void {
    this.nextItem += 1;
    this.version += 1;
    const isBackDated = item.stated !== null && item.at - item.stated > BACK_DATED_MS;
    const shown: Shown = { item, isBackDated, edits: 0, isSeen: false };
    if (this.hasLooked) this.offered += 1;
    if (this.pinned.length < this.feed.pinned && item.at > 0) this.pinned.push({ ...shown, isSeen: true });
    const place = this.feed.selects === 'by-date' ? this.placeByDate(item) : 0;
    if (place >= this.feed.window) {
      if (this.hasLooked) this.offered -= 1;
      return;
    }
    this.shown.splice(place, 0, shown);
    if (this.shown.length <= this.feed.window) return;
    const gone = this.shown.pop();
    if (gone === undefined || gone.isSeen || !this.hasLooked) return;
    this.lostSinceLook += 1;
    if (this.feed.selects === 'by-date' && gone.isBackDated) this.beneathSinceLook += 1;
  }

  private placeByDate(item: Item): number {
    const stated = item.stated ?? item.at;
    const place = this.shown.findIndex((each) => (each.item.stated ?? each.item.at) <= stated);
    return place < 0 ? this.shown.length : place;
  }

  private edit(id: number): void {
    this.nextEdit += 1;
    const shown = this.shown.find((each) => each.item.id === id);
    if (shown === undefined) return;
    shown.edits += 1;
    this.version += 1;
  }
}
