/** Who looks at a page, as far as the page needs to know. */

/** A signed-in person. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly role: 'viewer' | 'analyst' | 'admin';
  /** Goes into every form as the field `csrf`. */
  readonly csrf: string;
}

/** May this person decide, comment and bring articles? */
export function mayReview(viewer: Viewer): boolean {
  return viewer.role !== 'viewer';
}
