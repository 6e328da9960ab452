/** What all controllers of pages carry: errors become pages, and the documentation of the API leaves them out. */
import { applyDecorators, Controller, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageFilter } from './page.filter.js';

/** A controller of pages under a path. */
export const ConsolePage = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), ApiExcludeController(), UseFilters(PageFilter)) as ClassDecorator;
