import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToAll } from '../platform/http/needs.js';
import { PageAssets } from './page-assets.client.js';

@ApiExcludeController()
@OpenToAll()
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: PageAssets) {}

  @Get(':name')
  async get(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const asset = this.assets.find(name);
    if (asset === null)
      return reply.status(404).header('cache-control', 'no-store').type('text/plain').send('Not found');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-type', asset.type)
      .send(asset.body);
  }
}
