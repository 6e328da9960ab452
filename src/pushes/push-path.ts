/** Where hubs call back: this, then the key of the subscription. */
export const PUSH_PATH = '/push/';

/** Whether a request goes there. Its body is read as it comes, whatever it is called. @param url Path with query. */
export function isPush(url: string): boolean {
  return url.startsWith(PUSH_PATH);
}
