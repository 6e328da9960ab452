/** The API's description, for programs at `/api/v1/openapi.json` and for people at `/api/docs`. */
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PAGE_STYLE } from './api-page-style.js';
import { isUnchanged } from './etag.js';
import { OpenToAll } from './needs.js';
import { fix, OpenApiService, type FixedText } from './open-api.service.js';

const STYLE = fix(API_PAGE_STYLE);

@ApiTags('This description')
@OpenToAll()
@Controller('api')
export class OpenApiController {
  constructor(private readonly openApi: OpenApiService) {}

  @ApiOperation({ summary: 'This description', description: 'OpenAPI 3.1; for people at /api/docs.' })
  @ApiOkResponse({ description: 'The document', schema: { type: 'object' } })
  @Get('v1/openapi.json')
  json(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | undefined {
    return answer(this.openApi.json(), 'application/json', request, reply);
  }

  @ApiExcludeEndpoint()
  @Get('docs')
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | undefined {
    return answer(this.openApi.page(), 'text/html; charset=utf-8', request, reply);
  }

  @ApiExcludeEndpoint()
  @Get('docs/style.css')
  style(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | undefined {
    return answer(STYLE, 'text/css; charset=utf-8', request, reply);
  }
}

/** The same for everyone, and worth asking for again: it changes with a new version of the product only. */
function answer(
  { text, etag }: FixedText,
  mediaType: string,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  if (isUnchanged(request, reply, { etag, cacheControl: 'public, no-cache' })) return undefined;
  void reply.type(mediaType);
  return text;
}
