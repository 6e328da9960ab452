/** Screens lines of JSON in order; used in-process and inside each worker thread. */
import { detect } from '../detection/detect.js';
import type { Pack } from '../detection/pack.js';
import { readRecord } from './read-records.js';
import { toScreenLine } from './to-screen-line.js';

/** A non-empty input line with its number, counted from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly line: string;
}

/** One output line and whether it reports a fault. */
export interface ScreenedLine {
  readonly output: string;
  readonly isFault: boolean;
}

/** Screens each line; a malformed one becomes `{"line":N,"error":"…"}` and the rest goes on. */
export function screenLines(lines: readonly NumberedLine[], pack: Pack): ScreenedLine[] {
  return lines.map(({ number, line }) => {
    const record = readRecord(line);
    if (record.kind === 'fault')
      return { output: JSON.stringify({ line: number, error: record.error }), isFault: true };
    try {
      const detection = detect(record.article, pack);
      return { output: JSON.stringify(toScreenLine(record.id, record.article, detection)), isFault: false };
    } catch (error) {
      return {
        output: JSON.stringify({ line: number, error: `could not be screened: ${(error as Error).message}` }),
        isFault: true,
      };
    }
  });
}
