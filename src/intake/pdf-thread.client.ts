/**
 * A worker thread that reads the text of one PDF and ends. It imports packages only, and says what it found line by line:
 * how lines make paragraphs is decided outside, where no hostile document runs.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { getResolvedPDFJS } from 'unpdf';

/** What is to be read, and how much of it. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  readonly maxPages: number;
  /** Reading stops after so many UTF-16 code units. */
  readonly maxLength: number;
}

/** One line as it stands on its page. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  /** Distance of its base from the foot of the page, and height of its letters, in points. */
  readonly y: number;
  readonly height: number;
}

/** What the thread says before it ends. */
export type PdfReply =
  | { readonly kind: 'read'; readonly title: string; readonly lines: readonly PdfLine[] }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-long'; readonly pages: number };

async function readPdf({ bytes, maxPages, maxLength }: PdfTask): Promise<PdfReply> {
  const { getDocument } = await getResolvedPDFJS();
  const document = await getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
  }).promise;
  if (document.numPages > maxPages) return { kind: 'too-long', pages: document.numPages };
  const { info } = await document.getMetadata();
  const title: unknown = (info as Record<string, unknown>)['Title'];
  const lines: PdfLine[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages && length <= maxLength; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    let text = '';
    let place = { y: 0, height: 0 };
    const end = (): void => {
      if (text.trim() !== '') lines.push({ text, page: number, ...place });
      length += text.length;
      text = '';
    };
    for (const item of items) {
      if (!('str' in item)) continue;
      if (text === '') place = { y: Number(item.transform[5]), height: item.height };
      text += item.str;
      if (item.hasEOL) end();
      if (length > maxLength) break;
    }
    end();
    page.cleanup();
  }
  return { kind: 'read', title: typeof title === 'string' ? title : '', lines };
}

function toReply(error: unknown): PdfReply {
  return { kind: (error as Error | null)?.name === 'PasswordException' ? 'encrypted' : 'damaged' };
}

parentPort?.postMessage(await readPdf(workerData as PdfTask).catch(toReply));
