import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { decodeOpml } from './decode-opml.js';
import { OpmlService } from './opml.service.js';
import { importReportSchema, type ImportReport } from './plan-import.js';
import { opmlUnreadable } from './sources.errors.js';

@ApiTags('Sources')
@Controller('api/v1/sources/opml')
export class OpmlController {
  constructor(private readonly opml: OpmlService) {}

  @ApiOperation({ summary: 'Export the registry', description: 'As OPML 2.0, with what an import here reads back.' })
  @ApiProduces('text/x-opml')
  @ApiOkResponse({ description: 'The list' })
  @Get()
  @Needs('viewer', 'sources:read')
  @Header('content-type', 'text/x-opml; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sources.opml"')
  async export(): Promise<string> {
    return this.opml.export();
  }

  @ApiOperation({
    summary: 'Import a list',
    description: 'The body is the OPML document itself. What the registry has already stays as it is.',
  })
  @ApiConsumes('text/x-opml')
  @ApiOkResponse({ description: 'What became of each entry', standardSchema: importReportSchema })
  @Post()
  @HttpCode(200)
  @Needs('admin', 'sources:write')
  async import(@Body() body: unknown, @CurrentActor() actor: Actor): Promise<ImportReport> {
    if (!Buffer.isBuffer(body)) throw opmlUnreadable('Send the OPML document as the body, as text/x-opml.');
    return this.opml.import(decodeOpml(body), actor);
  }
}
