/** One page or feed from the web, for commands that take an address. */
import { readConfig } from '../platform/config/config.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { outboundOptions } from '../platform/net/outbound-options.js';

/** @throws Error that says why the address could not be read. */
export async function fetchDocument(
  address: string,
): Promise<{ bytes: Buffer; url: string; contentType: string | null }> {
  const client = new OutboundClient(outboundOptions(readConfig().collection));
  const answer = await client.get(address);
  if (answer.kind === 'failed') throw new Error(answer.message);
  if (answer.status >= 400) throw new Error(`the server answers ${answer.status}`);
  const contentType = answer.headers['content-type'];
  return {
    bytes: answer.body,
    url: answer.finalUrl,
    contentType: typeof contentType === 'string' ? contentType : null,
  };
}
