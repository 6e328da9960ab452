const LINE_FEED = 0x0a;
const MARK = Buffer.from('From ');
const QUOTED = /^>+From /;

/** Whether bytes begin as a mailbox file does (RFC 4155): with a line that parts messages. */
export function isMbox(bytes: Buffer): boolean {
  return bytes.subarray(0, MARK.length).equals(MARK) && /^From \S+ .*\d{4}/.test(firstLine(bytes));
}

/**
 * The messages of a mailbox file, each as it was sent: parted by lines that begin with `From ` after an empty line, and with
 * the `>` taken back that programs put before such lines inside of messages ("mboxrd"). Linear in the length of the file.
 *
 * @param maxMessages What lies behind so many is left unread; `hasMore` tells.
 */
export function splitMbox(bytes: Buffer, maxMessages: number): { messages: Buffer[]; hasMore: boolean } {
  const messages: Buffer[] = [];
  let lines: Buffer[] | null = null;
  let isAfterEmpty = true;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    start = end;
    if (isAfterEmpty && line.subarray(0, MARK.length).equals(MARK)) {
      if (lines !== null) messages.push(Buffer.concat(lines));
      if (messages.length >= maxMessages) return { messages, hasMore: true };
      lines = [];
    } else {
      lines?.push(QUOTED.test(line.toString('latin1', 0, 100)) ? line.subarray(1) : line);
    }
    isAfterEmpty = line.length <= 2 && line.toString('latin1').trim() === '';
  }
  if (lines !== null) messages.push(Buffer.concat(lines));
  return { messages, hasMore: false };
}

function firstLine(bytes: Buffer): string {
  return bytes.subarray(0, 500).toString('latin1').split('\n', 1)[0] ?? '';
}
