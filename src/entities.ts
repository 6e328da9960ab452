/** Every entity, for the data source of the application and for the check that schema and entities agree. */
import type { EntityTarget, ObjectLiteral } from 'typeorm';

export const ENTITIES: readonly EntityTarget<ObjectLiteral>[] = [];
