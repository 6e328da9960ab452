/** Nest's logger on pino, without the framework's own account of its start: a person at the terminal reads what comes after. */
import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'nestjs-pino';

/** Parts of the framework that tell one line for each module and route. */
const FRAMEWORK = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

export class ApplicationLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** The framework's lines go to `debug`. */
  log(message: unknown, ...details: unknown[]): void {
    if (FRAMEWORK.has(String(details.at(-1)))) this.logger.debug(message, ...details);
    else this.logger.log(message, ...details);
  }

  error(message: unknown, ...details: unknown[]): void {
    this.logger.error(message, ...details);
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.logger.warn(message, ...details);
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.logger.debug(message, ...details);
  }

  verbose(message: unknown, ...details: unknown[]): void {
    this.logger.verbose(message, ...details);
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.logger.fatal(message, ...details);
  }
}
