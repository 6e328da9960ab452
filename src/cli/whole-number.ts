/** Reads a number given on the command line. */
import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError where it is no whole number, 0 or more. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('must be a whole number.');
  return Number(text);
}
