/** The one list of features. */
import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { LoggerModule } from 'nestjs-pino';
import { AccessModule } from './access/access.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { loggingOptions } from './platform/logging/logging.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

@Module({})
export class AppModule {
  /** The application for one process: its role decides which of the features' ticks and workers start. */
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(options.config.logLevel)),
        ScheduleModule.forRoot(),
        PlatformModule.forRoot(options),
        HttpModule,
        AccessModule.forRole(options.config.role),
      ],
    };
  }
}
