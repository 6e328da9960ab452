/**
 * Reads forms that carry a file. It stands between the guard that knows the caller and the one that checks the form's
 * token: of a caller who may not come in nothing is read, and the token is there when it is asked for.
 */
import '@fastify/multipart';
import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { bodyTooLarge, malformedForm, mediaTypeUnsupported } from './http.errors.js';

const UPLOAD = 'embargo-monitor:upload';

/** The route takes a form with one file, in the field `file`. Fields that are empty count as not sent. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(SetMetadata(UPLOAD, true), ApiConsumes('multipart/form-data'));

/** The route goes by its address alone, so a form of either type may come with the request: it is not read. */
export const IgnoresForm = (): MethodDecorator => SetMetadata(UPLOAD, 'ignored');

/** Largest file, in bytes. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

const LIMITS = {
  fileSize: MAX_FILE_BYTES,
  files: 1,
  fields: 20,
  parts: 21,
  fieldSize: 16 * 1024,
  fieldNameSize: 100,
  headerPairs: 20,
};

@Injectable()
export class UploadGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws Refusal `media-type-unsupported`, `body-too-large`, `malformed-request` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isForm = request.isMultipart();
    const upload = this.reflector.get<true | 'ignored' | undefined>(UPLOAD, context.getHandler());
    if (upload === 'ignored') return true;
    if (upload !== true) {
      if (isForm) throw mediaTypeUnsupported('Forms with files are not taken here.');
      return true;
    }
    if (!isForm) throw mediaTypeUnsupported('Send the file as multipart/form-data.');
    request.body = await readForm(request);
    return true;
  }
}

async function readForm(request: FastifyRequest): Promise<Record<string, string | File>> {
  const form: Record<string, string | File> = {};
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        const isChosen = part.filename !== '' || bytes.length > 0;
        // Copied: what comes in is a view of memory that is shared.
        if (isChosen) form[part.fieldname] = new File([new Uint8Array(bytes)], part.filename, { type: part.mimetype });
      } else if (typeof part.value === 'string' && part.value !== '' && !part.valueTruncated) {
        form[part.fieldname] = part.value;
      } else if (part.valueTruncated) throw bodyTooLarge(`The field ${part.fieldname} is too long.`, part.fieldname);
    }
  } catch (error) {
    throw toRefusal(error);
  }
  return form;
}

/** Of the parser's own errors only these say more than that it is no form. */
function toRefusal(error: unknown): Error {
  const { code, statusCode, name } = error as { code?: string; statusCode?: number; name?: string };
  if (name === 'Refusal') return error as Error;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return bodyTooLarge('A file may have at most 10 MB.', 'file');
  if (code === 'FST_FILES_LIMIT') return bodyTooLarge('One file is taken at a time.', 'file');
  if (statusCode === 413) return bodyTooLarge('The form has too many fields.', null);
  return malformedForm();
}
